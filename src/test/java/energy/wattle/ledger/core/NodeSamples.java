package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.core.CodecTest.Format;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Payloads of nodes' records and of the ledger's own results, with contents drawn from a seed. */
final class NodeSamples {

    private NodeSamples() {}

    static List<Format> formats() {
        return List.of(
                new Format(
                        "EPOCH_KEY",
                        random -> epochKey(random).encode(),
                        bytes -> NodeRecord.EpochKey.decode(bytes).encode()),
                new Format(
                        "NODE_ADMINISTRATION",
                        random -> new NodeRecord.RegisterZone(ChainCodec.encode(Samples.genesis(random))).encode(),
                        bytes -> NodeRecord.RegisterZone.decode(bytes).encode()),
                new Format(
                        "ABSENT",
                        random -> new NodeRecord.Absent(new NodeId("zone-1"), random.nextLong() >>> 1).encode(),
                        bytes -> NodeRecord.Absent.decode(bytes).encode()),
                new Format(
                        "COPY",
                        random -> copy(random).encode(),
                        bytes -> CopyRecord.decode(bytes).encode()),
                new Format(
                        "decision",
                        random -> decided(random).encode(),
                        bytes -> LedgerFact.Decided.decode(bytes).encode()),
                new Format(
                        "copied decisions",
                        random -> new LedgerFact.Copied(
                                        1 + random.nextInt(9), 10 + random.nextInt(9), 1 + random.nextInt(900))
                                .encode(),
                        bytes -> LedgerFact.Copied.decode(bytes).encode()),
                new Format(
                        "completed step",
                        random -> new LedgerFact.StepCompleted(Instant.ofEpochMilli(random.nextLong() >>> 20)).encode(),
                        bytes -> LedgerFact.StepCompleted.decode(bytes).encode()),
                new Format(
                        "registered zone",
                        random -> new LedgerFact.ZoneRegistered(new NodeId("zone-1"), new ChainId(Samples.hash(random)))
                                .encode(),
                        bytes -> LedgerFact.ZoneRegistered.decode(bytes).encode()));
    }

    private static NodeRecord.EpochKey epochKey(Random random) {
        return new NodeRecord.EpochKey(
                random.nextInt(1_000),
                Samples.hash(random),
                Samples.bytes(random, 32),
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> new NodeRecord.Wrap(new NodeId("网关-" + i), Samples.sealed(random)))
                        .toList());
    }

    private static LedgerFact.Decided decided(Random random) {
        return new LedgerFact.Decided(
                1 + random.nextInt(1_000),
                new Decision(
                        new NodeId("zone-1"), RecordKind.ZONE_PARAMETERS, Samples.bytes(random, random.nextInt(40))));
    }

    private static CopyRecord copy(Random random) {
        return new CopyRecord(
                random.nextBoolean() ? Bytes.EMPTY : Samples.bytes(random, 30),
                some(
                        random,
                        () -> new CopyRecord.CertifiedHeader(
                                Samples.header(random),
                                Samples.certificate(random),
                                random.nextBoolean() ? Bytes.EMPTY : Samples.bytes(random, 20),
                                random.nextBoolean() ? Bytes.EMPTY : Samples.bytes(random, 25))),
                some(
                        random,
                        () -> new CopyRecord.CopiedBlock(
                                Samples.header(random),
                                some(random, () -> Samples.hash(random)),
                                some(random, () -> inclusion(random)))));
    }

    private static Proof.Inclusion inclusion(Random random) {
        return new Proof.Inclusion(
                Samples.bytes(random, 20),
                some(
                        random,
                        () -> new Proof.Step(
                                random.nextBoolean() ? Proof.Side.LEFT : Proof.Side.RIGHT, Samples.hash(random))));
    }

    private static <T> List<T> some(Random random, Supplier<T> sample) {
        return Stream.generate(sample).limit(random.nextInt(3)).toList();
    }
}
