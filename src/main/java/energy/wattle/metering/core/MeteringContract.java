package energy.wattle.metering.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.metering.MeteringFact;
import energy.wattle.metering.MeteringState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Metering's contract on a sub-chain: takes readings into force, keeps forecasts until their session's key is released.
 * Source: Market rules, Forecast compensation and settlement; Missing meters, corrections; Ledger, rule 24.
 */
public final class MeteringContract implements Contract {

    /** More than a block's records can touch: {@link energy.wattle.ledger.Limits#BLOCK_LENGTH} bounds them. */
    private static final int ALL = 1_000_000;

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.METER_READING, RecordKind.FORECAST);
    }

    @Override
    public List<RecordKind> follows() {
        return List.of(RecordKind.OPEN, RecordKind.CLOSE, RecordKind.KEY);
    }

    @Override
    public List<Integer> tables() {
        return List.of(
                MeteringState.READINGS,
                MeteringState.TOUCHED,
                MeteringState.SESSIONS,
                MeteringState.SESSIONS_BY_AGE,
                MeteringState.SEALED_FORECASTS);
    }

    /** Forgets which intervals an earlier block touched, and forecasts that no key will open any more. */
    @Override
    public Applied begin(StateView state, BlockContext block) {
        if (block.chain().isMain()) {
            return Applied.NOTHING;
        }
        List<StateChange> changes = new ArrayList<>();
        state.startingWith(MeteringState.TOUCHED, Bytes.EMPTY, ALL)
                .forEach(entry -> changes.add(new StateChange(MeteringState.TOUCHED, entry.key(), Optional.empty())));
        changes.addAll(SealedForecasts.outdated(state, block.instant()));
        return changes.isEmpty() ? Applied.NOTHING : Applied.of(List.of(), changes);
    }

    @Override
    public Outcome execute(StateView state, BlockContext block, RecordInBlock record) {
        return record.record().kind() == RecordKind.METER_READING
                ? ReadingRules.execute(state, block, record)
                : SealedForecasts.execute(state, block, record);
    }

    @Override
    public Applied follow(StateView state, BlockContext block, RecordInBlock record) {
        return switch (record.record().kind()) {
            case OPEN -> SealedForecasts.opened(block, record.record().payload());
            case CLOSE -> SealedForecasts.closed(state, record.record().payload());
            case KEY -> SealedForecasts.released(state, block, record.record().payload());
            default ->
                throw new IllegalArgumentException(
                        "not followed: " + record.record().kind());
        };
    }

    static Fact encrypted(MeteringFact fact) {
        return new Fact(fact.kind(), fact.encode(), true);
    }

    static Fact plain(MeteringFact fact) {
        return new Fact(fact.kind(), fact.encode(), false);
    }
}
