package energy.wattle.ledger.core;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.AnchoredBlock;
import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values of every type with contents drawn from a seed. */
final class Samples {

    private Samples() {}

    static Bytes bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    static Hash hash(Random random) {
        return new Hash(bytes(random, Hash.LENGTH));
    }

    static LedgerRecord record(Random random) {
        RecordKind[] kinds = RecordKind.values();
        return new LedgerRecord(
                1 + random.nextInt(3),
                new ChainId(hash(random)),
                kinds[random.nextInt(kinds.length)],
                new KeyId(hash(random)),
                1 + number(random),
                1 + number(random),
                bytes(random, random.nextInt(200)),
                bytes(random, 64));
    }

    static BlockHeader header(Random random) {
        return new BlockHeader(
                1 + random.nextInt(3),
                new ChainId(hash(random)),
                1 + number(random),
                random.nextInt(4),
                number(random),
                hash(random),
                new KeyId(hash(random)),
                hash(random),
                hash(random),
                hash(random),
                hash(random),
                hash(random),
                hash(random),
                hash(random),
                number(random));
    }

    static Block block(Random random) {
        return new Block(
                header(random),
                Stream.generate(() -> record(random)).limit(random.nextInt(6)).toList());
    }

    static SealedPayload sealed(Random random) {
        return new SealedPayload(
                random.nextBoolean() ? "day-ahead/2026-11-23" : "",
                bytes(random, random.nextBoolean() ? 32 : 0),
                hash(random),
                bytes(random, 16 + random.nextInt(50)));
    }

    static Result result(Random random) {
        return new Result(
                random.nextInt(5) - 1,
                random.nextBoolean() ? "TRADE" : "VOID",
                random.nextBoolean()
                        ? new Result.Plain(bytes(random, random.nextInt(50)))
                        : new Result.Encrypted(sealed(random)));
    }

    static ValidatorSet validators(Random random) {
        return new ValidatorSet(IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> new Validator(new NodeId("网关-" + i), bytes(random, 32)))
                .toList());
    }

    static Certificate certificate(Random random) {
        return new Certificate(
                1 + number(random),
                random.nextInt(3),
                hash(random),
                hash(random),
                IntStream.range(0, random.nextInt(6))
                        .mapToObj(i -> new Certificate.Vote(2 * i, bytes(random, 64)))
                        .toList());
    }

    static Anchor anchor(Random random) {
        return new Anchor(
                header(random),
                certificate(random),
                Stream.generate(() -> hash(random)).limit(random.nextInt(4)).toList(),
                Stream.generate(() -> hash(random)).limit(random.nextInt(4)).toList());
    }

    static AnchoredBlock anchored(Random random) {
        return new AnchoredBlock(new ChainId(hash(random)), 1 + number(random), hash(random));
    }

    static Genesis genesis(Random random) {
        List<Bytes> administrators =
                Stream.of(bytes(random, 32), bytes(random, 32)).sorted().toList();
        return new Genesis(
                1,
                "ed25519",
                new NodeId("zone-1"),
                random.nextBoolean() ? Optional.empty() : Optional.of(new ChainId(hash(random))),
                number(random),
                validators(random),
                administrators,
                1 + random.nextInt(2),
                List.of(
                        new Genesis.Parameter("epoch-blocks", 200),
                        new Genesis.Parameter("t0-millis", number(random))));
    }

    /** Numbers of all lengths, 0 included. */
    private static long number(Random random) {
        return random.nextLong() >>> 2 >>> random.nextInt(62);
    }
}
