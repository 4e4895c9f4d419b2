package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.WireWriter;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Source: Ledger, Records, blocks, proofs ("a record that does not re-encode to the same bytes is invalid"). */
class CodecTest {

    /** A message type: how to make one from a seed, and what its bytes are read and written as. */
    record Format(String name, Function<Random, Bytes> sample, Function<Bytes, Bytes> reencode) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Format> formats() {
        return Stream.of(chainFormats(), NodeSamples.formats(), ElectionSamples.formats())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Format> chainFormats() {
        return List.of(
                new Format(
                        "record",
                        random -> RecordCodec.encode(Samples.record(random)),
                        bytes -> RecordCodec.encode(RecordCodec.decode(bytes))),
                new Format(
                        "sealed payload",
                        random -> RecordCodec.encode(Samples.sealed(random)),
                        bytes -> RecordCodec.encode(RecordCodec.decodeSealed(bytes))),
                new Format(
                        "header",
                        random -> BlockCodec.encode(Samples.header(random)),
                        bytes -> BlockCodec.encode(BlockCodec.decodeHeader(bytes))),
                new Format(
                        "block",
                        random -> BlockCodec.encode(Samples.block(random)),
                        bytes -> BlockCodec.encode(BlockCodec.decode(bytes))),
                new Format(
                        "result",
                        random -> ResultCodec.encode(Samples.result(random)),
                        bytes -> ResultCodec.encode(ResultCodec.decode(bytes))),
                new Format(
                        "validator set",
                        random -> ChainCodec.encode(Samples.validators(random)),
                        bytes -> ChainCodec.encode(ChainCodec.decodeValidators(bytes))),
                new Format(
                        "certificate",
                        random -> ChainCodec.encode(Samples.certificate(random)),
                        bytes -> ChainCodec.encode(ChainCodec.decodeCertificate(bytes))),
                new Format(
                        "anchor",
                        random -> ChainCodec.encode(Samples.anchor(random)),
                        bytes -> ChainCodec.encode(ChainCodec.decodeAnchor(bytes))),
                new Format(
                        "anchored block",
                        random -> ResultCodec.encode(Samples.anchored(random)),
                        bytes -> ResultCodec.encode(ResultCodec.decodeAnchored(bytes))),
                new Format(
                        "genesis",
                        random -> ChainCodec.encode(Samples.genesis(random)),
                        bytes -> ChainCodec.encode(ChainCodec.decodeGenesis(bytes))));
    }

    /** Written by hand after protobuf's specification. */
    @Test
    void aRecordHasTheBytesOfProtobuf() {
        LedgerRecord record = new LedgerRecord(
                1,
                new ChainId(Hash.ofHex("11".repeat(32))),
                RecordKind.METER_READING,
                new KeyId(Hash.ofHex("22".repeat(32))),
                300,
                5,
                Bytes.ofUtf8("kWh"),
                Bytes.ofHex("33".repeat(64)));

        assertThat(RecordCodec.encode(record))
                .hasToString("0801" + "1220" + "11".repeat(32) + "1809" + "2220" + "22".repeat(32) + "28ac02" + "3005"
                        + "3a036b5768" + "4240" + "33".repeat(64));
        assertThat(RecordCodec.decode(RecordCodec.encode(record))).isEqualTo(record);
        assertThat(RecordCodec.encode(record))
                .isEqualTo(Bytes.concat(RecordCodec.signedBytes(record), Bytes.ofHex("4240"), record.signature()));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsWrittenIsReadBackAndWrittenAlike(Format format) {
        for (long seed = 0; seed < 500; seed++) {
            Bytes written = format.sample().apply(new Random(seed));

            assertThat(format.reencode().apply(written)).as("seed %d", seed).isEqualTo(written);
        }
    }

    /** Nothing but the declared refusal; and what is accepted has this one encoding. */
    @ParameterizedTest
    @MethodSource("formats")
    void mutatedBytesAreRefusedOrCanonical(Format format) {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            Bytes mutated = mutated(random, format.sample().apply(random));
            try {
                assertThat(format.reencode().apply(mutated)).as("seed %d", seed).isEqualTo(mutated);
            } catch (MalformedException expected) {
                assertThat(expected).as("seed %d", seed).hasMessageStartingWith(format.name() + ": ");
            } catch (RuntimeException e) {
                throw new AssertionError("%s, seed %d".formatted(format, seed), e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // no fields at all
                "00", // field 0
                "0880", // a number cut off
                "088100", // a number longer than it need be
                "08ffffffffffffffffff01", // a number of 64 bits
                "0800", // a default spelled out
                "08011220", // a length beyond the end
                "080112ffffffff07", // a length of 2 GiB
                "080112ffffffffffffffff7f", // a length of 2^63 - 1
                "080108011220", // a field twice
                "0b0c", // a group
                "0d01000000", // a fixed32 in place of a varint
            })
    void foreignFormsOfAMessageAreRefused(String bytes) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> RecordCodec.decode(Bytes.ofHex(bytes)));
    }

    @Test
    void unknownKindsAndUnknownFieldsAreRefused() {
        String record = RecordCodec.encode(Samples.record(new Random(1))).toString();
        String start = record.substring(0, 2 * 36);

        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> RecordCodec.decode(Bytes.ofHex(start + "1818" + record.substring(2 * 38))))
                .withMessage("record: no record kind 24");
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> RecordCodec.decode(Bytes.ofHex(record + "4801")))
                .withMessageContaining("begins no field that may stand there");
    }

    @Test
    void theLongestPayloadFitsIntoTheLongestRecord() {
        LedgerRecord sample = Samples.record(new Random(1));
        LedgerRecord longest = new LedgerRecord(
                0xFFFF,
                sample.chain(),
                RecordKind.ADMIN,
                sample.sender(),
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Bytes.of(new byte[Limits.PAYLOAD_LENGTH]),
                sample.signature());

        assertThat(RecordCodec.encode(longest).length()).isLessThanOrEqualTo(Limits.RECORD_LENGTH);
        assertThat(RecordCodec.decode(RecordCodec.encode(longest))).isEqualTo(longest);
        SealedPayload sealed = new SealedPayload(
                "s".repeat(SealedPayload.SESSION_LENGTH),
                Bytes.of(new byte[65]),
                sample.chain().genesis(),
                Bytes.of(new byte[Limits.PAYLOAD_LENGTH]));
        assertThat(RecordCodec.decodeSealed(RecordCodec.encode(sealed))).isEqualTo(sealed);
    }

    @Test
    void tooLongMessagesAreRefusedUnread() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> RecordCodec.decode(Bytes.of(new byte[Limits.RECORD_LENGTH + 1])))
                .withMessage("record: 262145 bytes are more than 262144");
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> BlockCodec.decode(Bytes.of(new byte[Limits.BLOCK_LENGTH + 1])));
    }

    @Test
    void fieldsAreWrittenInAscendingOrderOnly() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new WireWriter().uint(2, 1).uint(1, 1));
        assertThatIllegalStateException()
                .isThrownBy(() -> new WireWriter().uint(2, 1).uint(2, 1));
    }

    private static Bytes mutated(Random random, Bytes bytes) {
        Bytes result = bytes;
        int mutations = 1 + random.nextInt(3);
        for (int i = 0; i < mutations && !result.isEmpty(); i++) {
            int at = random.nextInt(result.length());
            Bytes before = result.slice(0, at);
            Bytes from = result.slice(at, result.length());
            Bytes after = result.slice(at + 1, result.length());
            result = switch (random.nextInt(5)) {
                case 0 -> CryptoSuitesTest.flipped(result, 8 * at + random.nextInt(8));
                case 1 -> Bytes.concat(before, Samples.bytes(random, 1), from);
                case 2 -> Bytes.concat(before, after);
                case 3 -> before;
                default -> Bytes.concat(before, from.slice(0, Math.min(40, from.length())), from);
            };
        }
        return result;
    }
}
