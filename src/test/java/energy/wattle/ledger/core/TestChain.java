package energy.wattle.ledger.core;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.MainRecovery;
import energy.wattle.ledger.core.election.SignedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A chain with real keys and signatures, grown block by block, that gives proofs of what is on it. */
public final class TestChain {

    private static final Bytes NO_SIGNATURE = Bytes.of(new byte[64]);

    public final CryptoSuite suite;
    public final Genesis genesis;
    public final ChainId id;
    private final List<Grown> blocks = new ArrayList<>();
    private final List<Proof.SetChange> changes = new ArrayList<>();
    private final Bytes administrator;
    private Team team;
    private ChainTip tip;

    /** Validators and their secrets. */
    public record Team(ValidatorSet set, List<Bytes> secrets) {

        public static Team of(CryptoSuite suite, String name, int size) {
            List<Bytes> secrets = IntStream.range(0, size)
                    .mapToObj(i -> suite.hash(Bytes.ofUtf8(name + i).toArray()).bytes())
                    .toList();
            List<Validator> members = IntStream.range(0, size)
                    .mapToObj(i ->
                            new Validator(new NodeId("%s-%03d".formatted(name, i)), suite.signingKey(secrets.get(i))))
                    .toList();
            return new Team(new ValidatorSet(members), secrets);
        }
    }

    public record Grown(Block block, List<Result> results, Certificate certificate, int changesBefore) {

        public BlockHeader header() {
            return block.header();
        }
    }

    public TestChain(CryptoSuite suite, String name, int validators, Optional<ChainId> parent) {
        this.suite = suite;
        team = Team.of(suite, name, validators);
        administrator = team.secrets().getFirst();
        genesis = new Genesis(
                1,
                suite.name(),
                new NodeId(name),
                parent,
                1_700_000_000_000L,
                team.set(),
                List.of(team.set().members().getFirst().publicKey()),
                1,
                List.of(new Genesis.Parameter("epoch-blocks", 200)));
        id = ChainHashes.chainId(suite, genesis);
        tip = ChainTip.of(suite, genesis);
    }

    public LedgerRecord record(Bytes secret, RecordKind kind, long sequence, Bytes payload) {
        KeyId sender = ChainHashes.keyId(suite, suite.signingKey(secret));
        return Signing.signed(
                suite, secret, new LedgerRecord(1, id, kind, sender, sequence, 500, payload, NO_SIGNATURE));
    }

    public Grown append(List<LedgerRecord> records, Function<Sealing.ResultContext, List<Result>> execution) {
        return append(records, execution, team);
    }

    public Grown append(
            List<LedgerRecord> records, Function<Sealing.ResultContext, List<Result>> execution, Team next) {
        long height = tip.height() + 1;
        Hash recordsRoot = ChainHashes.recordsRoot(suite, records);
        long time = genesis.time() + 1000 * height;
        List<Result> results = execution.apply(new Sealing.ResultContext(id, height, 0, time, recordsRoot));
        BlockHeader header = new BlockHeader(
                1,
                id,
                height,
                0,
                time,
                blocks.isEmpty()
                        ? id.genesis()
                        : ChainHashes.block(suite, blocks.getLast().header()),
                ChainHashes.keyId(suite, team.set().members().getFirst().publicKey()),
                recordsRoot,
                ChainHashes.resultsRoot(suite, results),
                ChainHashes.stateRoot(suite, tip.stateRoot(), List.of(), Optional.empty()),
                tip.history().root(suite),
                ChainHashes.validators(suite, team.set()),
                ChainHashes.validators(suite, next.set()),
                ChainHashes.election(suite, new Election(List.of(), List.of(), List.of(), List.of())),
                changes.size());
        tip = tip.after(suite, header);
        Certificate certificate = certify(header, team, 0);
        blocks.add(new Grown(new Block(header, records), results, certificate, changes.size()));
        if (!next.equals(team)) {
            changes.add(new Proof.SetChange(certified(header, certificate, team), ChainCodec.encode(next.set())));
            team = next;
        }
        return blocks.getLast();
    }

    /**
     * The validators are gone for good; the administrator names others for the heights above the last block.
     *
     * @return the hash of the manifest
     */
    public Hash recover(Team next) {
        Grown last = blocks.getLast();
        SignedOrder manifest = signed(recovery(genesis.name(), last, next));
        changes.add(new Proof.SetChange(
                certified(last.header(), last.certificate(), team),
                ChainCodec.encode(next.set()),
                Optional.of(manifest.encode())));
        team = next;
        return MainRecovery.decode(manifest.encode()).hash(suite);
    }

    public AdminOrder recovery(NodeId of, Grown last, Team next) {
        Anchor anchor = new Anchor(last.header(), last.certificate(), List.of(), List.of());
        return new AdminOrder(
                1, of, new AdminOrder.Recover(of, ChainCodec.encode(anchor), ChainCodec.encode(next.set())));
    }

    /** An order with the only administrator's approval. */
    public SignedOrder signed(AdminOrder order) {
        Bytes message = SignedOrder.message(genesis, id, order.encode());
        return new SignedOrder(
                order.encode(), List.of(new SignedOrder.Approval(0, suite.sign(administrator, message))));
    }

    public Certificate certify(BlockHeader header, Team voters, int round) {
        Hash block = ChainHashes.block(suite, header);
        Hash envelope = suite.tagged("test/envelope", block.bytes());
        Bytes message = Signing.commitMessage(header, round, block, envelope);
        return new Certificate(
                header.height(),
                round,
                block,
                envelope,
                IntStream.range(0, voters.secrets().size())
                        .mapToObj(i -> new Certificate.Vote(
                                i, suite.sign(voters.secrets().get(i), message)))
                        .toList());
    }

    public Proof.Certified certified(BlockHeader header, Certificate certificate, Team voters) {
        return new Proof.Certified(
                BlockCodec.encode(header), ChainCodec.encode(Certificates.trimmed(certificate, voters.set())));
    }

    public Grown at(long height) {
        return blocks.get(Math.toIntExact(height - 1));
    }

    public ChainTip tip() {
        return tip;
    }

    public Team team() {
        return team;
    }

    public Proof.Certified head() {
        return certified(blocks.getLast().header(), blocks.getLast().certificate(), team);
    }

    public List<Proof.SetChange> changes() {
        return changes.subList(0, blocks.getLast().changesBefore());
    }

    public List<Hash> history(long height, long later) {
        return ProofParts.history(suite, MerkleTree.Subtrees.of(suite, leaves()), height, later);
    }

    public List<Hash> consistency(long earlier, long later) {
        return MerkleTree.consistencyProof(suite, MerkleTree.Subtrees.of(suite, leaves()), earlier - 1, later - 1);
    }

    public Proof.Inclusion recordInclusion(long height, int index) {
        return ProofParts.inclusion(
                suite,
                at(height).block().records().stream().map(RecordCodec::encode).toList(),
                index);
    }

    public Proof.Inclusion resultInclusion(long height, int index) {
        return ProofParts.inclusion(
                suite, at(height).results().stream().map(ResultCodec::encode).toList(), index);
    }

    public long height() {
        return blocks.size();
    }

    MerkleTree.Subtrees subtrees() {
        return MerkleTree.Subtrees.of(suite, leaves());
    }

    private List<Hash> leaves() {
        return blocks.stream()
                .map(grown -> ChainHashes.historyLeaf(suite, ChainHashes.block(suite, grown.header())))
                .toList();
    }
}
