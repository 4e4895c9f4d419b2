package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ClockTick;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Vote;
import energy.wattle.ledger.wire.peer.Frame;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What goes between processes is what it was, and nothing else is a parcel. Source: Ledger formats, Between processes.
 */
class ParcelFramesTest {

    private static final ChainId CHAIN = new ChainId(hash(1));
    private static final Bytes SIGNATURE = Bytes.of(new byte[64]);
    private static final LedgerRecord RECORD =
            new LedgerRecord(1, CHAIN, RecordKind.ANCHOR, new KeyId(hash(2)), 3, 4, Bytes.ofUtf8("payload"), SIGNATURE);
    private static final BlockHeader HEADER = new BlockHeader(
            1,
            CHAIN,
            7,
            1,
            1_700_000_000_000L,
            hash(3),
            new KeyId(hash(4)),
            hash(5),
            hash(6),
            hash(7),
            hash(8),
            hash(9),
            hash(10),
            hash(11),
            2);
    private static final Block BLOCK = new Block(HEADER, List.of(RECORD));
    private static final Certificate CERTIFICATE =
            new Certificate(7, 1, hash(12), hash(13), List.of(new Certificate.Vote(0, SIGNATURE)));
    private static final SealedPayload SEALED =
            new SealedPayload("", Bytes.of(new byte[32]), hash(14), Bytes.of(new byte[48]));
    private static final NodeId P1 = new NodeId("P1");
    private static final NodeId P2 = new NodeId("P2");

    private static final List<Parcel> PARCELS = List.of(
            new Parcel.Signed(new Vote(Vote.Phase.COMMIT, 7, 1, hash(12), hash(13), 2, SIGNATURE)),
            new Parcel.Shown(new Envelope(
                    7, 1, hash(12), Optional.of(hash(3)), Optional.empty(), Optional.empty(), 1, SIGNATURE)),
            new Parcel.AskBody(7, hash(12)),
            new Parcel.AskHeight(7),
            new Parcel.Answer(BLOCK, Optional.empty()),
            new Parcel.Answer(BLOCK, Optional.of(CERTIFICATE)),
            new Parcel.Waiting(RECORD),
            new Parcel.Tip(7, Instant.ofEpochMilli(9)),
            new Parcel.Tip(7),
            new Parcel.Tick(
                    8,
                    new ClockTick(Instant.ofEpochMilli(9), 60, true, Optional.of(Instant.ofEpochMilli(10))),
                    SIGNATURE),
            new Parcel.Tick(9, new ClockTick(Instant.ofEpochMilli(9), 1, false, Optional.empty()), SIGNATURE),
            new Parcel.Ping(P1, P2, Long.MAX_VALUE),
            new Parcel.Pong(P1, P2, 0),
            new Parcel.AskKey(3, P1),
            new Parcel.GivenKey(3, P1, SEALED),
            new Parcel.AskBlock(7),
            new Parcel.Offer(List.of(hash(12), hash(13))),
            new Parcel.AskRecords(List.of(hash(13))),
            new Parcel.AskTime(11),
            new Parcel.Time(11, 1_700_000_000_000L, true),
            new Parcel.Time(11, 1_700_000_000_000L, false));

    @Test
    void everyParcelIsReadAsItWasWritten() {
        for (Parcel parcel : PARCELS) {
            Frame frame = ParcelFrames.frame(CHAIN, true, Optional.of(P2), parcel);
            assertThat(ParcelFrames.parcel(frame)).isEqualTo(parcel);
            assertThat(frame.to()).contains("P2");
            assertThat(frame.isForAll()).isTrue();
        }
    }

    @Test
    void thereIsOneOfEveryKindHereAndEachHasANumberOfItsOwn() {
        assertThat(PARCELS.stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(kinds(Parcel.class).toList());
        assertThat(PARCELS.stream()
                        .map(parcel -> ParcelFrames.frame(CHAIN, false, Optional.empty(), parcel)
                                .kind())
                        .distinct())
                .hasSize((int) kinds(Parcel.class).count());
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ParcelFramesTest::kinds)
                : Stream.of(type);
    }

    @Test
    void aChangedOrShortenedFrameIsRefusedOrAnotherParcel() {
        SplittableRandom random = new SplittableRandom(5);
        IntStream.range(0, 5_000).forEach(i -> {
            Parcel parcel = PARCELS.get(random.nextInt(PARCELS.size()));
            Frame frame = ParcelFrames.frame(CHAIN, false, Optional.empty(), parcel);
            byte[] bytes = frame.content().toArray();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            Bytes content =
                    Bytes.of(bytes).slice(0, random.nextBoolean() ? bytes.length : random.nextInt(bytes.length));
            Frame other = new Frame(CHAIN, frame.kind(), false, Optional.empty(), content);
            try {
                assertThat(ParcelFrames.parcel(other)).as("change %d", i).isNotEqualTo(parcel);
            } catch (IllegalArgumentException expected) {
                assertThat(expected.getMessage()).as("change %d", i).isNotBlank();
            }
        });
    }

    @Test
    void anUnknownKindIsRefused() {
        assertThatThrownBy(() ->
                        ParcelFrames.parcel(new Frame(CHAIN, 99, false, Optional.empty(), Bytes.ofUtf8("anything"))))
                .isInstanceOf(MalformedException.class)
                .hasMessage("no frame of kind 99");
    }

    private static Hash hash(int number) {
        byte[] bytes = new byte[Hash.LENGTH];
        bytes[0] = (byte) number;
        return new Hash(Bytes.of(bytes));
    }
}
