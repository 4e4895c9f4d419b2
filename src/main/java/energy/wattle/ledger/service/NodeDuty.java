package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Duty;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.EpochKeys;
import energy.wattle.ledger.core.MarketSteps;
import energy.wattle.ledger.core.NodeRecord;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Epochs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;

/** What nodes owe their chains: epoch keys, the registration of sub-chains, and going on without an absent zone. */
@Order(0)
final class NodeDuty implements Duty {

    private static final String FIRST_ADMINISTRATOR = "1";

    private final Chains chains;
    private final NodeStores stores;
    private final DerivedKeystore keystore;
    private final Ledger ledger;

    NodeDuty(Chains chains, NodeStores stores, DerivedKeystore keystore, Ledger ledger) {
        this.chains = chains;
        this.stores = stores;
        this.keystore = keystore;
        this.ledger = ledger;
    }

    @Override
    public void perform(Instant now) {
        chains.all().forEach(this::proposeEpochKey);
        chains.main().ifPresent(main -> {
            registerZones(main);
            reportAbsent(main, now.toEpochMilli());
        });
    }

    @Override
    public Optional<Instant> next(Instant now) {
        return chains.main().flatMap(main -> {
            long deadline = MarketSteps.next(ledger.state(main.id()), main.genesis())
                    + main.parameters().absenceMillis();
            return Stream.of(deadline - ChainNode.BEFORE_ABSENCE, deadline)
                    .map(Instant::ofEpochMilli)
                    .filter(due -> due.isAfter(now))
                    .findFirst();
        });
    }

    private void proposeEpochKey(Chain chain) {
        StateView state = ledger.state(chain.id());
        long epoch =
                Epochs.of(state, chain.genesis()).of(ledger.head(chain.id()).height() + 1);
        if (NodeState.epochKey(state, epoch).isPresent()) {
            return;
        }
        ElectionState elections = new ElectionState(chain.suite(), chain.genesis(), state);
        keys(chain)
                .leader(elections, ledger.head(chain.id()))
                .filter(leader -> !waits(chain, RecordKind.EPOCH_KEY, leader))
                .ifPresent(leader -> ledger.submit(List.of(
                        Draft.plain(chain.id(), RecordKind.EPOCH_KEY, leader, epochKey(chain, epoch, elections)))));
    }

    private NodeKeys keys(Chain chain) {
        return new NodeKeys(keystore, chain.market().name());
    }

    private Bytes epochKey(Chain chain, long epoch, ElectionState elections) {
        EpochKeys keys = new EpochKeys(chain.suite());
        Bytes key = keystore.epochKey(chain.id(), epoch);
        List<NodeRecord.Wrap> wraps = new ArrayList<>();
        for (KeyName member : members(chain, elections)) {
            NodeId id = new NodeId(member.path());
            wraps.add(new NodeRecord.Wrap(
                    id, keystore.wrapEpochKey(chain.id(), epoch, id, keystore.encryptionKey(member))));
        }
        wraps.sort(Comparator.comparing(NodeRecord.Wrap::member));
        return new NodeRecord.EpochKey(
                        epoch, keys.commitment(chain.id(), epoch, key), keys.publicKey(chain.id(), epoch, key), wraps)
                .encode();
    }

    /** Voters, resting nodes, the zone's edge cluster, and the cloud. Source: Ledger, Encryption. */
    private List<KeyName> members(Chain chain, ElectionState elections) {
        List<KeyName> members = new ArrayList<>();
        Stream.concat(elections.validators().members().stream(), elections.resting().stream())
                .flatMap(node -> keys(chain).known(node).stream())
                .forEach(members::add);
        members.add(
                KeyName.of("cloud", chains.main().orElse(chain).market().name().code()));
        if (!chain.isMain()) {
            members.add(KeyName.of("edge-cluster", chain.market().name().code()));
        }
        return members;
    }

    private void registerZones(Chain main) {
        KeyName administrator = KeyName.of("administrator", FIRST_ADMINISTRATOR);
        if (!keystore.holds(administrator)) {
            return;
        }
        StateView state = ledger.state(main.id());
        List<Draft> missing = chains.zones().stream()
                .filter(zone -> NodeState.zone(state, zone.market().name()).isEmpty())
                .map(zone -> new NodeRecord.RegisterZone(ChainCodec.encode(zone.genesis())))
                .map(registration ->
                        Draft.plain(main.id(), RecordKind.NODE_ADMINISTRATION, administrator, registration.encode()))
                .toList();
        if (!missing.isEmpty() && !waits(main, RecordKind.NODE_ADMINISTRATION)) {
            ledger.submit(missing);
        }
    }

    private void reportAbsent(Chain main, long now) {
        StateView state = ledger.state(main.id());
        long step = MarketSteps.next(state, main.genesis());
        if (now < step + main.parameters().absenceMillis()) {
            return;
        }
        keys(main)
                .leader(new ElectionState(main.suite(), main.genesis(), state), ledger.head(main.id()))
                .filter(leader -> !waits(main, RecordKind.ABSENT, leader))
                .ifPresent(leader -> reportAbsent(main, leader, state, step));
    }

    private void reportAbsent(Chain main, KeyName proposer, StateView state, long step) {
        List<Draft> absences = MarketSteps.waitedFor(state, step).stream()
                .map(zone -> new NodeRecord.Absent(zone, step))
                .map(absent -> Draft.plain(main.id(), RecordKind.ABSENT, proposer, absent.encode()))
                .toList();
        if (!absences.isEmpty()) {
            ledger.submit(absences);
        }
    }

    private boolean waits(Chain chain, RecordKind kind) {
        return stores.pending().has(chain.number(), kind.number());
    }

    private boolean waits(Chain chain, RecordKind kind, KeyName by) {
        return stores.pending()
                .has(chain.number(), kind.number(), keystore.keyId(by).hash());
    }
}
