package energy.wattle.ledger.core;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.SignedOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A main chain that recovers a zone, for tests of the zone. */
final class Manifest {

    private final ElectionChain main;
    private final ElectionChain zone;

    Manifest(ElectionChain main, ElectionChain zone) {
        this.main = main;
        this.zone = zone;
        main.submit(main.record(
                "administrator 0",
                RecordKind.NODE_ADMINISTRATION,
                new NodeRecord.RegisterZone(ChainCodec.encode(zone.genesis)).encode()));
        main.block();
    }

    /** Anchors a block of these validators. */
    Optional<String> anchor(long height, ValidatorSet voters) {
        Hash record =
                main.submit(ElectionChain.node(0), RecordKind.ANCHOR, ChainCodec.encode(anchorOf(height, voters)));
        main.block();
        return main.voidReason(record);
    }

    /** Recovers the zone above a block of these validators; why not, if not. */
    Optional<String> recover(long height, ValidatorSet voters, ValidatorSet next) {
        Hash order = main.order(
                zone.chain.name(),
                new AdminOrder.Recover(
                        zone.chain.name(), ChainCodec.encode(anchorOf(height, voters)), ChainCodec.encode(next)));
        main.block();
        return main.voidReason(order);
    }

    /** The payload of a RECOVERY record that shows what the main chain's last block has decided. */
    Bytes shown() {
        BlockHeader head = main.header(main.height());
        List<Bytes> leaves = main.finalBlocks().getLast().results().stream()
                .map(result -> ResultCodec.encode(result.result()))
                .toList();
        int decision = IntStream.range(0, leaves.size())
                .filter(place -> ResultCodec.decode(leaves.get(place)).kind().equals(Result.DECISION))
                .findFirst()
                .orElseThrow();
        return CopyAssembly.assemble(
                        main.suite,
                        ChainCodec.encode(main.genesis),
                        List.of(new CopyRecord.CertifiedHeader(
                                head, main.certificate(head.height(), main.genesis.validators()), Bytes.EMPTY)),
                        head,
                        history(main),
                        List.of(new CopyAssembly.DecidingBlock(head, leaves, List.of(decision))))
                .encode();
    }

    /** Whoever goes on sends what is shown, and a block comes of it. */
    Bytes follow(NodeId sender) {
        Bytes payload = shown();
        zone.submit(sender, RecordKind.RECOVERY, payload);
        zone.block();
        return payload;
    }

    private Anchor anchorOf(long height, ValidatorSet voters) {
        Optional<BlockHeader> last =
                NodeState.anchored(main.state(), zone.chain.id()).filter(before -> before.height() < height);
        Anchor anchor = Anchors.assemble(
                zone.suite, last, zone.header(height), zone.certificate(height, voters), Manifest.history(zone));
        return zone.header(height).nextValidators().equals(zone.header(height).validators())
                ? anchor
                : anchor.with(zone.elections().setOf(zone.header(height).epoch() + 1));
    }

    /** Validators with keys of these names. */
    static ValidatorSet validators(ElectionChain chain, String name, int size) {
        return new ValidatorSet(IntStream.range(0, size)
                .mapToObj(i -> "%s-%d".formatted(name, i))
                .map(node -> new Validator(new NodeId(node), chain.publicKey(node)))
                .toList());
    }

    /** All of these validators commit to a block. */
    static Certificate certificate(ElectionChain chain, BlockHeader header, ValidatorSet set) {
        Hash block = ChainHashes.block(chain.suite, header);
        Bytes message = Signing.commitMessage(header, header.round(), block, block);
        return new Certificate(
                header.height(),
                header.round(),
                block,
                block,
                IntStream.range(0, set.size())
                        .mapToObj(i -> new Certificate.Vote(
                                i,
                                chain.suite.sign(
                                        chain.secret(set.members().get(i).id()), message)))
                        .toList());
    }

    static Stream<Ground> ground(Grounds.Call call) {
        return call instanceof Grounds.GoesOn(Ground ground) ? Stream.of(ground) : Stream.empty();
    }

    static MerkleTree.Subtrees history(ElectionChain chain) {
        return MerkleTree.Subtrees.of(
                chain.suite,
                chain.blocks().stream()
                        .map(block ->
                                ChainHashes.historyLeaf(chain.suite, ChainHashes.block(chain.suite, block.header())))
                        .toList());
    }

    static SignedOrder signedOrder(ElectionChain chain, TestKeys keys, Bytes order, int... administrators) {
        Bytes message = SignedOrder.message(chain.genesis, chain.chain.id(), order);
        return new SignedOrder(
                order,
                IntStream.of(administrators)
                        .mapToObj(i -> "administrator " + i)
                        .map(name -> new SignedOrder.Approval(
                                chain.genesis.administrators().indexOf(keys.publicKey(name)),
                                chain.suite.sign(keys.secret(name), message)))
                        .sorted(Comparator.comparingInt(SignedOrder.Approval::administrator))
                        .toList());
    }
}
