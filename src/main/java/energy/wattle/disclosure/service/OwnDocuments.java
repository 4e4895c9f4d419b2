package energy.wattle.disclosure.service;

import energy.wattle.disclosure.Column;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.Listing;
import energy.wattle.disclosure.OwnRequest;
import energy.wattle.membership.Members;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Zone;
import energy.wattle.metering.MeterBook;
import energy.wattle.metering.Metering;
import energy.wattle.settlement.DailyStatement;
import energy.wattle.settlement.Statements;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.Market;
import energy.wattle.trading.Side;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/**
 * Documents of the specific class: one member's day, from what the chains hold of it, up to as many lines as a listing
 * has.
 */
@Component
class OwnDocuments {

    private final Members members;
    private final OwnDeclarations declarations;
    private final Market market;
    private final OwnEnergy energy;

    OwnDocuments(Members members, OwnDeclarations declarations, Market market, OwnEnergy energy) {
        this.members = members;
        this.declarations = declarations;
        this.market = market;
        this.energy = energy;
    }

    /** Nothing for an unknown member. */
    Optional<Document> of(OwnRequest request) {
        return members.participant(request.participant())
                .flatMap(this::zone)
                .map(zone -> new MarketDay(request.day(), zone.timeZone()))
                .map(day -> of(request, day))
                .map(Document::ofListing);
    }

    private Listing of(OwnRequest request, MarketDay day) {
        ParticipantId own = request.participant();
        return switch (request.subject()) {
            case DECLARATIONS -> declarations.of(own, day);
            case TRADES -> trades(own, day);
            case METERED_ENERGY -> energy.metered(own, day);
            case STATEMENT -> energy.statement(own, day);
        };
    }

    private Listing trades(ParticipantId own, MarketDay day) {
        return Listing.firstOf(
                List.of(
                        Column.INTERVAL,
                        Column.SESSION,
                        Column.SIDE,
                        Column.SOURCE,
                        Column.QUANTITY_KWH,
                        Column.PRICE_PER_KWH,
                        Column.COUNTERPARTY,
                        Column.BLOCK,
                        Column.RESULT),
                market.trades(own, day.start(), day.end()).stream()
                        .map(made -> trade(own, made))
                        .toList());
    }

    private static List<String> trade(ParticipantId own, MadeTrade made) {
        boolean isSale = made.trade().seller().equals(own);
        return List.of(
                made.trade().interval().toString(),
                made.session().name(),
                (isSale ? Side.SELL : Side.BUY).name(),
                made.source().name(),
                made.trade().quantity().toString(),
                made.trade().price().toString(),
                (isSale ? made.trade().buyer() : made.trade().seller()).code(),
                Long.toString(made.cleared().height()),
                Integer.toString(made.result()));
    }

    private Optional<Zone> zone(Participant participant) {
        return members.zones().stream()
                .filter(zone -> zone.id().equals(participant.zone()))
                .findFirst();
    }

    /** What metering and settlement hold of a member's day. */
    @Component
    static class OwnEnergy {

        private final MeterBook book;
        private final Metering metering;
        private final Statements statements;

        OwnEnergy(MeterBook book, Metering metering, Statements statements) {
            this.book = book;
            this.metering = metering;
            this.statements = statements;
        }

        Listing metered(ParticipantId own, MarketDay day) {
            List<Interval> intervals = day.intervals();
            SortedMap<Interval, WattHours> readings = book.readings(own, day.start(), day.end());
            Map<Interval, WattHours> forecasts = metering.forecasts(own, intervals);
            return new Listing(
                    List.of(Column.INTERVAL, Column.FORECAST_KWH, Column.METERED_KWH),
                    intervals.stream()
                            .filter(interval -> readings.containsKey(interval) || forecasts.containsKey(interval))
                            .map(interval ->
                                    List.of(interval.toString(), text(forecasts, interval), text(readings, interval)))
                            .toList());
        }

        Listing statement(ParticipantId own, MarketDay day) {
            return Listing.firstOf(
                    List.of(
                            Column.INTERVAL,
                            Column.BOOKING,
                            Column.LINE,
                            Column.COUNTERPARTY,
                            Column.QUANTITY_KWH,
                            Column.PRICE_PER_KWH,
                            Column.RECEIVED,
                            Column.QUALITY,
                            Column.STATE,
                            Column.BLOCK,
                            Column.RESULT),
                    statements.day(own, day.date()).map(DailyStatement::lines).orElse(List.of()).stream()
                            .map(line -> List.of(
                                    line.interval().toString(),
                                    Integer.toString(line.booking()),
                                    line.kind().name(),
                                    line.counterparty().code(),
                                    line.quantity().toString(),
                                    line.price().toString(),
                                    line.received().toString(),
                                    line.quality().name(),
                                    line.status().name(),
                                    Long.toString(line.height()),
                                    Integer.toString(line.resultPosition())))
                            .toList());
        }

        private static String text(Map<Interval, WattHours> energies, Interval interval) {
            return Optional.ofNullable(energies.get(interval))
                    .map(WattHours::toString)
                    .orElse("");
        }
    }
}
