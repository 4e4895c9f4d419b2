package energy.wattle.ledger.service;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.ZoneAnchors;
import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import energy.wattle.units.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a chain can go on from its last block here. Source: Ledger, rule 28. */
final class RecoveryPlan {

    private final Chain main;
    private final Chain chain;
    private final NodeStores stores;
    private final FreshKeys keys;

    RecoveryPlan(Chain main, Chain chain, NodeStores stores, FreshKeys keys) {
        this.main = main;
        this.chain = chain;
        this.stores = stores;
        this.keys = keys;
    }

    /** Why these nodes cannot go on with it; nothing if they can. */
    List<Problem> problems(List<NodeId> nodes) {
        if (!chain.isDecidedByMany()) {
            return List.of(Problem.of("ledger.recovery.chain", chain.market().name()));
        }
        Optional<StoredBlock> last = stores.blocks().last(chain.number());
        boolean isSize = !nodes.isEmpty() && nodes.size() <= Limits.VALIDATORS;
        if (!isSize || last.isEmpty() || nodes.stream().distinct().count() < nodes.size()) {
            return List.of(Problem.of("ledger.recovery.few", nodes.size()));
        }
        List<Problem> problems = new ArrayList<>();
        nodes.stream()
                .filter(node -> key(node).isEmpty())
                .forEach(node -> problems.add(Problem.of("ledger.recovery.key", node)));
        fault(last.get()).ifPresent(fault -> problems.add(Problem.of("ledger.recovery.block", fault)));
        return problems;
    }

    /** Above the last block; what the nodes sign from there on is kept. */
    AdminOrder.Recover order(List<NodeId> nodes) {
        List<Validator> members = nodes.stream()
                .sorted()
                .map(node -> new Validator(node, key(node).orElseThrow()))
                .toList();
        members.forEach(member -> keys.keep(chain, member.id(), member.publicKey()));
        Anchor anchor = anchor(stores.blocks().last(chain.number()).orElseThrow());
        return new AdminOrder.Recover(
                chain.market().name(), ChainCodec.encode(anchor), ChainCodec.encode(new ValidatorSet(members)));
    }

    private Optional<Bytes> key(NodeId node) {
        ElectionState state = new ElectionState(
                chain.suite(), chain.genesis(), stores.states().view(chain.number()));
        return state.validators().members().stream()
                .filter(voter -> voter.id().equals(node) && !state.isConvicted(node))
                .findFirst()
                .flatMap(voter -> keys.voting(chain, voter))
                .or(() -> keys.of(chain, node));
    }

    /** The main chain's own is anchored nowhere. */
    private Anchor anchor(StoredBlock block) {
        Optional<BlockHeader> last = chain.isMain() ? Optional.empty() : NodeState.anchored(mainState(), chain.id());
        return new AnchorProofs(stores).of(chain, last, block);
    }

    /** Why the main chain will not take the block; nothing if it is the one anchored last, or can be anchored. */
    private Optional<String> fault(StoredBlock block) {
        if (chain.isMain()) {
            return Optional.empty();
        }
        Optional<Hash> last = NodeState.anchored(mainState(), chain.id()).map(this::hash);
        return last.equals(Optional.of(block.hash()))
                ? Optional.empty()
                : new ZoneAnchors(main.suite(), mainState()).faultInManifest(anchor(block));
    }

    private Hash hash(BlockHeader header) {
        return ChainHashes.block(chain.suite(), header);
    }

    private StateView mainState() {
        return stores.states().view(main.number());
    }
}
