package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ElectionFact.Move;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.Hpke;
import energy.wattle.ledger.core.election.Standing.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carries out what administrators have ordered: at once, or at the epoch's end. Source: Ledger, rules 26 and 27. */
final class Orders {

    /** What may change while a chain runs, and between which bounds. */
    private static final Map<String, long[]> CHANGEABLE = Map.of(
            "missed-turns", new long[] {1, 1_000},
            "open-slot-period", new long[] {1, 1_000},
            "nodes-per-delegate", new long[] {1, Limits.VALIDATORS},
            "report-window-blocks", new long[] {1, 1_000_000},
            "malicious-nodes", new long[] {0, Limits.VALIDATORS},
            "rest-after-millis", new long[] {0, 1L << 40},
            "evidence-age-millis", new long[] {0, 1L << 40},
            "block-records", new long[] {1, Limits.RECORDS_PER_BLOCK},
            "block-bytes", new long[] {2L * Limits.RECORD_LENGTH, Limits.BLOCK_LENGTH});

    private final Effects effects;
    private final Roll roll;

    Orders(Effects effects, Roll roll) {
        this.effects = effects;
        this.roll = roll;
    }

    /** Names of the numbers that an order may change. */
    static Stream<String> changeable() {
        return CHANGEABLE.keySet().stream().sorted();
    }

    /** An order for this chain has come: carried out now, or kept for the epoch's end. */
    void take(AdminOrder order, long height, CryptoSuite suite) {
        switch (order.action()) {
            case AdminOrder.Review review -> {
                new Verdicts(effects).review();
                carried(order, "");
            }
            case AdminOrder.Refuse(NodeId node, String reason) -> carried(order, isEvicted(node) ? "" : "NOT_EVICTED");
            case AdminOrder.Lift(var key, String reason) -> {
                carried(order, effects.state().isSuspended(key) ? "" : "NOT_SUSPENDED");
                effects.apply(ElectionTables.delete(ElectionTables.SUSPENDED, ElectionTables.place(key)));
            }
            case AdminOrder.Activate(int version, long from) ->
                carried(order, activate(version, from, height).orElse(""));
            case AdminOrder.Recover recover -> carried(order, "");
            case AdminOrder.Admit(NodeId node, Bytes key, String organisation) -> keepIfSound(order, suite, key);
            case AdminOrder.Readmit(NodeId node, Bytes key, String reason) -> keepIfSound(order, suite, key);
            case AdminOrder.Replace(NodeId node, Bytes key, String reason) -> keepIfSound(order, suite, key);
            case AdminOrder.Enrol enrolment -> enrol(order, enrolment, suite);
            case AdminOrder.Retire(NodeId instance, String reason) -> {
                if (isMain()) {
                    effects.apply(Holdings.standing(instance, new Holdings.Standing(order.number(), true, reason)));
                }
                carried(order, isMain() ? "" : "WRONG_CHAIN");
            }
            default -> keep(order);
        }
    }

    /** On the main chain alone: whoever needs to know whose a key is follows it. */
    private boolean isMain() {
        return effects.state().genesis().parent().isEmpty();
    }

    private void enrol(AdminOrder order, AdminOrder.Enrol enrolment, CryptoSuite suite) {
        boolean areSound = enrolment.keys().stream()
                .allMatch(key -> suite.isSigningKey(key.signing()) && new Hpke(suite).isRecipient(key.encryption()));
        if (isMain() && areSound) {
            Holdings.enrolled(order.number(), enrolment).forEach(effects::apply);
        }
        carried(order, isMain() ? areSound ? "" : "UNSOUND_KEY" : "WRONG_CHAIN");
    }

    private void keepIfSound(AdminOrder order, CryptoSuite suite, Bytes key) {
        if (suite.isSigningKey(key)) {
            keep(order);
        } else {
            carried(order, "UNSOUND_KEY");
        }
    }

    private void keep(AdminOrder order) {
        effects.apply(ElectionTables.put(ElectionTables.ORDERS, ElectionTables.place(order.number()), order.encode()));
    }

    void carried(AdminOrder order, String refusal) {
        effects.say(new VerdictFact.Carried(order.number(), refusal));
    }

    /** The orders that waited, by number, at the epoch's end. */
    void carryOut(EpochEnd end) {
        effects.state().state().startingWith(ElectionTables.ORDERS, Bytes.EMPTY, Integer.MAX_VALUE).stream()
                .filter(entry -> !entry.key().equals(ElectionTables.ONLY))
                .collect(Collectors.toList())
                .forEach(entry -> {
                    AdminOrder order = AdminOrder.decode(entry.value());
                    carried(order, refusal(order.action(), end).orElse(""));
                    effects.apply(ElectionTables.delete(ElectionTables.ORDERS, entry.key()));
                });
    }

    /** Carries out what can be; else why not. */
    private Optional<String> refusal(AdminOrder.Action action, EpochEnd end) {
        return switch (action) {
            case AdminOrder.Admit(NodeId node, Bytes key, String organisation) -> admit(end, node, key, organisation);
            case AdminOrder.Remove(NodeId node, String reason) -> remove(end, node);
            case AdminOrder.Readmit(NodeId node, Bytes key, String reason) -> readmit(end, node, key);
            case AdminOrder.Replace(NodeId node, Bytes key, String reason) -> replace(end, node, key);
            case AdminOrder.Name(NodeId node, String organisation) -> name(node, organisation);
            case AdminOrder.SetParameter(String name, long value) -> set(name, value);
            default -> Optional.of("NOT_SUPPORTED_YET");
        };
    }

    private Optional<String> admit(EpochEnd end, NodeId node, Bytes key, String organisation) {
        boolean isKnown = effects.state().standing(node).isPresent();
        if (isKnown || !roll.isFresh(key) || end.size() >= Limits.VALIDATORS) {
            return Optional.of(isKnown ? "NODE_EXISTS" : roll.isFresh(key) ? "TOO_MANY" : "KEY_EXISTS");
        }
        Standing standing = Standing.voter(node, key);
        end.join(node, key, organisation.isEmpty() ? standing : standing.of(organisation), Move.ADMITTED);
        return Optional.empty();
    }

    private Optional<String> remove(EpochEnd end, NodeId node) {
        boolean rests = effects.state().known(node).map(Standing::role).equals(Optional.of(Role.RESTS));
        if (!end.votes(node) && !rests) {
            return Optional.of("UNKNOWN_NODE");
        }
        if (end.votes(node) && !end.maySpareOne()) {
            return Optional.of("TOO_FEW");
        }
        end.leave(node, Role.LEFT, Move.REMOVED);
        return Optional.empty();
    }

    /** First as a voter only: nobody has reported on the new key's node yet, and without that nobody is ranked. */
    private Optional<String> readmit(EpochEnd end, NodeId node, Bytes key) {
        if (!isEvicted(node)) {
            return Optional.of("NOT_EVICTED");
        }
        if (!roll.isFresh(key)) {
            return Optional.of("KEY_EXISTS");
        }
        Standing standing = effects.state().standing(node).orElseThrow();
        roll.retire(node, standing.key());
        Brakes brakes = effects.state().brakes();
        if (brakes.held().contains(node)) {
            effects.put(ElectionTables.BRAKES, brakes.released(node).encode());
        }
        end.join(node, key, standing.with(Role.VOTES).with(key), Move.READMITTED);
        return Optional.empty();
    }

    /** As a voter only at first, like who is readmitted; one that is convicted is the review's business. */
    private Optional<String> replace(EpochEnd end, NodeId node, Bytes key) {
        Optional<Standing> standing = effects.state().standing(node);
        if (standing.isEmpty() || isEvicted(node)) {
            return Optional.of(standing.isEmpty() ? "UNKNOWN_NODE" : "EVICTED");
        }
        if (!roll.isFresh(key)) {
            return Optional.of("KEY_EXISTS");
        }
        if (!end.votes(node) && end.size() >= Limits.VALIDATORS) {
            return Optional.of("TOO_MANY");
        }
        roll.retire(node, standing.get().key());
        end.join(node, key, standing.get().with(Role.VOTES).with(key), Move.REPLACED);
        return Optional.empty();
    }

    private boolean isEvicted(NodeId node) {
        return effects.state().isEvicted(node);
    }

    private Optional<String> name(NodeId node, String organisation) {
        Optional<Standing> standing = effects.state().standing(node);
        standing.filter(any -> !organisation.isEmpty()).ifPresent(one -> roll.put(node, one.of(organisation)));
        return standing.isPresent() ? Optional.empty() : Optional.of("UNKNOWN_NODE");
    }

    private Optional<String> set(String name, long value) {
        long[] bounds = CHANGEABLE.get(name);
        if (bounds == null) {
            return Optional.of("FIXED_PARAMETER");
        }
        if (value < bounds[0] || value > bounds[1]) {
            return Optional.of("OUT_OF_BOUNDS");
        }
        effects.apply(ElectionTables.put(ElectionTables.PARAMETERS, Bytes.ofUtf8(name), value));
        return Optional.empty();
    }

    private Optional<String> activate(int version, long height, long now) {
        ElectionState state = effects.state();
        Versions versions = state.state()
                .get(ElectionTables.VERSIONS, ElectionTables.ONLY)
                .map(Versions::decode)
                .orElseGet(() -> new Versions(List.of()));
        Versions.Activation next = new Versions.Activation(height, version);
        Genesis genesis = state.genesis();
        if (height <= now || version <= genesis.version() || !versions.mayFollow(next)) {
            return Optional.of("OUT_OF_BOUNDS");
        }
        effects.put(ElectionTables.VERSIONS, versions.with(next).encode());
        return Optional.empty();
    }
}
