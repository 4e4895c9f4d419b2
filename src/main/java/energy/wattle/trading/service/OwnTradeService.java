package energy.wattle.trading.service;

import energy.wattle.ledger.Proofs;
import energy.wattle.membership.Acting;
import energy.wattle.membership.Members;
import energy.wattle.membership.Participant;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.Market;
import energy.wattle.trading.OwnTrades;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.Side;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.ParticipantId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the reader the trades of the participant it acts for, and no other's. */
@Service
@Transactional(readOnly = true)
class OwnTradeService implements OwnTrades {

    private final Acting acting;
    private final Market market;
    private final Members members;
    private final Proofs proofs;

    OwnTradeService(Acting acting, Market market, Members members, Proofs proofs) {
        this.acting = acting;
        this.market = market;
        this.members = members;
        this.proofs = proofs;
    }

    @Override
    public Optional<TradedDay> day(Optional<LocalDate> asked, Optional<SessionKind> kind) {
        return acting.standing().map(own -> {
            ZoneId timeZone = own.zone().timeZone();
            MarketDay day =
                    asked.map(date -> new MarketDay(date, timeZone)).orElseGet(() -> MarketDay.of(own.at(), timeZone));
            List<MadeTrade> made = market.trades(own.id(), day.start(), day.end()).stream()
                    .filter(trade -> kind.stream().allMatch(trade.session().kind()::equals))
                    .toList();
            Map<ParticipantId, String> names = new HashMap<>();
            TradedEnergy traded = made.stream()
                    .map(trade -> TradedEnergy.of(trade, own.id()))
                    .reduce(TradedEnergy.NONE, TradedEnergy::plus);
            return new TradedDay(
                    day,
                    own.zone().currency(),
                    made.stream().map(trade -> of(trade, own.id(), names)).toList(),
                    traded.sold(),
                    traded.bought(),
                    own.at());
        });
    }

    @Override
    public Optional<String> proof(Interval interval, long height, int result) {
        return acting.standing()
                .flatMap(own -> market.trades(own.id(), interval.start(), interval.end()).stream()
                        .filter(made -> made.cleared().height() == height && made.result() == result)
                        .findFirst()
                        .flatMap(made -> proofs.ofResult(own.chain(), height, result, true)))
                .map(proofs::toFile);
    }

    private OwnTrade of(MadeTrade made, ParticipantId own, Map<ParticipantId, String> names) {
        boolean sells = made.trade().seller().equals(own);
        ParticipantId other = sells ? made.trade().buyer() : made.trade().seller();
        return new OwnTrade(made, sells ? Side.SELL : Side.BUY, names.computeIfAbsent(other, this::name));
    }

    private String name(ParticipantId other) {
        return members.participant(other).map(Participant::name).orElseGet(other::code);
    }
}
