package energy.wattle.ledger.service;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Duty;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.Ledger.Head;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.MarketSteps;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.election.Epochs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.core.annotation.Order;

/**
 * The edge clusters' part in the main chain: an anchor for each market step, and for the last block of every epoch.
 * Source: Ledger, Two tiers; Anchors and sync, rule 29.
 */
@Order(1)
final class AnchorDuty implements Duty {

    private final Chains chains;
    private final NodeStores stores;
    private final DerivedKeystore keystore;
    private final Ledger ledger;

    AnchorDuty(Chains chains, NodeStores stores, DerivedKeystore keystore, Ledger ledger) {
        this.chains = chains;
        this.stores = stores;
        this.keystore = keystore;
        this.ledger = ledger;
    }

    @Override
    public void perform(Instant now) {
        chains.main().ifPresent(main -> {
            StateView state = ledger.state(main.id());
            long step = MarketSteps.next(state, main.genesis());
            List<Draft> anchors = chains.zones().stream()
                    .flatMap(zone -> anchor(main, state, step, zone).stream())
                    .toList();
            if (!anchors.isEmpty()) {
                ledger.submit(anchors);
            }
        });
    }

    /** Steps come with blocks, which call every duty. */
    @Override
    public Optional<Instant> next(Instant now) {
        return Optional.empty();
    }

    private Optional<Draft> anchor(Chain main, StateView mainState, long step, Chain zone) {
        KeyName signer = KeyName.of("edge-cluster", zone.market().name().code());
        if (!keystore.holds(signer)) {
            return Optional.empty();
        }
        Hash key = keystore.keyId(signer).hash();
        if (NodeState.zone(mainState, zone.market().name()).isEmpty()) {
            return Optional.empty();
        }
        Optional<BlockHeader> last = NodeState.anchored(mainState, zone.id());
        if (RecoveryDuty.unfollowed(zone, mainState, ledger.state(zone.id())).isPresent()) {
            return Optional.empty(); // what the validators before have made, or make, is not anchored any more
        }
        OptionalLong due = due(zone, last, step);
        if (due.isEmpty() || stores.pending().has(main.number(), RecordKind.ANCHOR.number(), key)) {
            return Optional.empty();
        }
        return due.stream()
                .mapToObj(height -> stores.blocks().at(zone.number(), height).orElseThrow())
                .map(block -> new AnchorProofs(stores).of(zone, last, block))
                .map(anchor -> Draft.plain(main.id(), RecordKind.ANCHOR, signer, ChainCodec.encode(anchor)))
                .findFirst();
    }

    /** The height to be anchored now: never past the end of the epoch that the last anchor leaves off in. */
    private OptionalLong due(Chain zone, Optional<BlockHeader> last, long step) {
        Head head = ledger.head(zone.id());
        if (head.height() == 0) {
            return OptionalLong.empty();
        }
        long anchored = last.map(BlockHeader::height).orElse(0L);
        long endOfEpoch = Epochs.of(ledger.state(zone.id()), zone.genesis()).end(anchored + 1);
        if (endOfEpoch <= head.height()) {
            return OptionalLong.of(endOfEpoch);
        }
        boolean isDue = head.height() > anchored && head.time().toEpochMilli() >= step;
        boolean isMissing =
                last.map(BlockHeader::time).filter(time -> time >= step).isEmpty();
        return isDue && isMissing ? OptionalLong.of(head.height()) : OptionalLong.empty();
    }
}
