package energy.wattle.ledger.core;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a chain with one validator makes its blocks: the seam at which consensus takes its place. A pure step from state
 * and event to state and actions; events come one at a time.
 *
 * <p>A height is due when records wait and the block interval since the parent is over, when the heartbeat interval is
 * over, or when a market step can complete. Intervals run on the node's monotonic clock, blocks carry market time.
 * Source: Ledger, Two tiers; Time.
 *
 * @param intervalMillis between blocks while records wait, from 0
 * @param heartbeatMillis between blocks when idle; nothing: no heartbeat
 */
public record SingleValidator(long intervalMillis, OptionalLong heartbeatMillis) {

    public SingleValidator {
        if (intervalMillis < 0 || heartbeatMillis.orElse(1) < 1) {
            throw new IllegalArgumentException("an interval is at least 0 ms, a heartbeat at least 1 ms");
        }
    }

    /** As a chain's parameters say. */
    public static SingleValidator of(ChainParameters parameters) {
        return new SingleValidator(
                parameters.blockMillis(),
                parameters.heartbeatMillis() == 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(parameters.heartbeatMillis()));
    }

    /**
     * What the node knows.
     *
     * @param pending number of records that wait
     * @param isStepReady whether the next block completes a market step
     * @param parentTime market time of the last block, or of the genesis
     * @param parentAt when that block was stored, or the node started, by the monotonic clock
     * @param now latest tick of the monotonic clock
     * @param marketTime at the latest tick
     * @param isMaking whether a block has been asked for and is not stored yet
     */
    public record State(
            int pending,
            boolean isStepReady,
            long parentTime,
            long parentAt,
            long now,
            long marketTime,
            boolean isMaking) {

        /** A node that has just started. */
        public static State started(long parentTime, long now) {
            return new State(0, false, parentTime, now, now, parentTime, false);
        }
    }

    /** What happens to the node. Times in milliseconds. */
    public sealed interface Event {}

    /** @param records that wait, all told */
    public record Pending(int records) implements Event {}

    public record Tick(long now, long marketTime) implements Event {}

    /**
     * A block is stored, its own or one that was there already.
     *
     * @param time market time of the block
     * @param stillPending records that wait now
     */
    public record Stored(long now, long time, int stillPending, boolean isStepReady) implements Event {}

    /** A market step can be met, or completed, by a block that holds no record. */
    public record StepReady() implements Event {}

    /** The block could not be made: it is tried again with the next event. */
    public record Failed() implements Event {}

    /** What the node is to do. */
    public sealed interface Action {}

    /** @param time market time that the block carries */
    public record MakeBlock(long time) implements Action {}

    public record Step(State state, List<Action> actions) {}

    public Step step(State state, Event event) {
        State next = after(state, event);
        if (next.isMaking() || event instanceof Failed || !isDue(next)) {
            return new Step(next, List.of());
        }
        State making = new State(
                next.pending(),
                next.isStepReady(),
                next.parentTime(),
                next.parentAt(),
                next.now(),
                next.marketTime(),
                true);
        return new Step(making, List.of(new MakeBlock(Math.max(next.parentTime(), next.marketTime()))));
    }

    /** When the next tick is needed, by the monotonic clock, if nothing else happens before. */
    public Optional<Long> wakeAt(State state) {
        if (state.isMaking()) {
            return Optional.empty();
        }
        if (state.pending() > 0 || state.isStepReady()) {
            return Optional.of(state.parentAt() + intervalMillis);
        }
        return heartbeatMillis.isPresent()
                ? Optional.of(state.parentAt() + heartbeatMillis.getAsLong())
                : Optional.empty();
    }

    private boolean isDue(State state) {
        return wakeAt(state).filter(at -> at <= state.now()).isPresent();
    }

    private static State after(State state, Event event) {
        return switch (event) {
            case Pending(int records) ->
                new State(
                        records,
                        state.isStepReady(),
                        state.parentTime(),
                        state.parentAt(),
                        state.now(),
                        state.marketTime(),
                        state.isMaking());
            case Tick(long now, long marketTime) ->
                new State(
                        state.pending(),
                        state.isStepReady(),
                        state.parentTime(),
                        state.parentAt(),
                        Math.max(now, state.now()),
                        marketTime, // the host's clock may have been set right: only the parent bounds a block's time
                        state.isMaking());
            case Stored stored ->
                new State(
                        stored.stillPending(),
                        stored.isStepReady(),
                        stored.time(),
                        stored.now(),
                        Math.max(stored.now(), state.now()),
                        Math.max(stored.time(), state.marketTime()),
                        false);
            case StepReady() ->
                new State(
                        state.pending(),
                        true,
                        state.parentTime(),
                        state.parentAt(),
                        state.now(),
                        state.marketTime(),
                        state.isMaking());
            case Failed() ->
                new State(
                        state.pending(),
                        state.isStepReady(),
                        state.parentTime(),
                        state.parentAt(),
                        state.now(),
                        state.marketTime(),
                        false);
        };
    }
}
