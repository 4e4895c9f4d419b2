package energy.wattle.assessment.core;

import energy.wattle.assessment.Basis;
import energy.wattle.assessment.BasisPoints;
import energy.wattle.assessment.Concentration;
import energy.wattle.assessment.Indicators;
import energy.wattle.assessment.MemberFigures;
import energy.wattle.assessment.Participation;
import energy.wattle.trading.Side;
import energy.wattle.trading.Welfare;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** From sums to indicators. Source: Market assessment, Indicators. */
public final class RollUp {

    private RollUp() {}

    public static Indicators indicators(
            TradingSums trading, SortedMap<ParticipantId, MemberOutcome> outcomes, Installed installed) {
        long offered = trading.total(MemberTrading::offered);
        long demanded = trading.total(MemberTrading::demanded);
        long cleared = trading.prices().quantity();
        long renewableOffered = trading.total(MemberTrading::renewableOffered);
        long renewableSold = trading.total(MemberTrading::renewableSold);
        return new Indicators(
                trading.intervals(),
                trading.prices().trades(),
                new WattHours(offered),
                new WattHours(demanded),
                new WattHours(cleared),
                new WattHours(renewableOffered),
                new WattHours(renewableSold),
                share(renewableSold, cleared),
                share(renewableSold, renewableOffered),
                trading.prices().figures(),
                new Welfare(trading.welfare()),
                participation(trading, installed),
                concentrations(trading, installed),
                Stream.of(
                                Shares.residual(Side.SELL, trading.by(MemberTrading::offered), demanded),
                                Shares.residual(Side.BUY, trading.by(MemberTrading::demanded), offered))
                        .flatMap(Optional::stream)
                        .toList(),
                trading.pivotalIntervals(),
                outcomes.values().stream()
                        .reduce(MemberOutcome.NONE, MemberOutcome::plus)
                        .outcome());
    }

    /** Everybody with orders, trades or an outcome, ascending. */
    public static List<MemberFigures> members(TradingSums trading, SortedMap<ParticipantId, MemberOutcome> outcomes) {
        TreeSet<ParticipantId> ids = new TreeSet<>(trading.members().keySet());
        ids.addAll(outcomes.keySet());
        return ids.stream()
                .map(id -> {
                    MemberTrading did = trading.members().getOrDefault(id, MemberTrading.NONE);
                    return new MemberFigures(
                            id,
                            new WattHours(did.offered()),
                            new WattHours(did.demanded()),
                            new WattHours(did.sold()),
                            new WattHours(did.renewableSold()),
                            new WattHours(did.bought()),
                            Math.addExact(did.sales(), did.purchases()),
                            outcomes.getOrDefault(id, MemberOutcome.NONE).outcome());
                })
                .toList();
    }

    private static List<Concentration> concentrations(TradingSums trading, Installed installed) {
        return Stream.of(
                        Shares.concentration(Side.SELL, Basis.CLEARED, trading.by(MemberTrading::sold)),
                        Shares.concentration(Side.BUY, Basis.CLEARED, trading.by(MemberTrading::bought)),
                        Shares.concentration(Side.SELL, Basis.OFFERED, trading.by(MemberTrading::offered)),
                        Shares.concentration(Side.BUY, Basis.OFFERED, trading.by(MemberTrading::demanded)),
                        Shares.concentration(Side.SELL, Basis.INSTALLED, installed.feedIn()),
                        Shares.concentration(Side.BUY, Basis.INSTALLED, installed.connection()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Participation participation(TradingSums trading, Installed installed) {
        int ordering = (int) trading.members().values().stream()
                .filter(member -> member.offered() > 0 || member.demanded() > 0)
                .count();
        int traders = (int) trading.members().values().stream()
                .filter(member -> member.sales() > 0 || member.purchases() > 0)
                .count();
        return new Participation(installed.connection().size(), ordering, traders);
    }

    private static Optional<BasisPoints> share(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(Ratios.basisPoints(part, whole));
    }
}
