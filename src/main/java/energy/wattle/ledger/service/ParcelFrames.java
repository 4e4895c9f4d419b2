package energy.wattle.ledger.service;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ClockTick;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.consensus.CertificateCodec;
import energy.wattle.ledger.core.consensus.MessageCodec;
import energy.wattle.ledger.wire.peer.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Parcels as frames of the links between processes. The kinds' numbers are never used again for anything else. */
final class ParcelFrames {

    private static final int SIGNED = 1;
    private static final int SHOWN = 2;
    private static final int ASK_BODY = 3;
    private static final int ASK_HEIGHT = 4;
    private static final int ANSWER = 5;
    private static final int WAITING = 6;
    private static final int TIP = 7;
    private static final int PING = 8;
    private static final int PONG = 9;
    private static final int TICK = 10;
    private static final int ASK_KEY = 11;
    private static final int GIVEN_KEY = 12;
    private static final int ASK_TIME = 13;
    private static final int TIME = 14;
    private static final int ASK_BLOCK = 15;
    private static final int OFFER = 16;
    private static final int ASK_RECORDS = 17;

    private static final int SMALL = 1_024;
    private static final int IDS = SMALL + Parcel.MOST_RECORDS * 2 * Hash.LENGTH;

    private ParcelFrames() {}

    /**
     * The frame of a parcel.
     *
     * @param isForAll whether relays hand it on
     * @param to the only node that it is for; nothing: all of them
     */
    static Frame frame(ChainId chain, boolean isForAll, Optional<NodeId> to, Parcel parcel) {
        return new Frame(chain, kind(parcel), isForAll, to.map(NodeId::code), content(parcel));
    }

    private static int kind(Parcel parcel) {
        return switch (parcel) {
            case Parcel.Signed any -> SIGNED;
            case Parcel.Shown any -> SHOWN;
            case Parcel.AskBody any -> ASK_BODY;
            case Parcel.AskHeight any -> ASK_HEIGHT;
            case Parcel.Answer any -> ANSWER;
            case Parcel.Waiting any -> WAITING;
            case Parcel.Tip any -> TIP;
            case Parcel.Ping any -> PING;
            case Parcel.Pong any -> PONG;
            case Parcel.Tick any -> TICK;
            case Parcel.AskKey any -> ASK_KEY;
            case Parcel.GivenKey any -> GIVEN_KEY;
            case Parcel.AskTime any -> ASK_TIME;
            case Parcel.Time any -> TIME;
            case Parcel.AskBlock any -> ASK_BLOCK;
            case Parcel.Offer any -> OFFER;
            case Parcel.AskRecords any -> ASK_RECORDS;
        };
    }

    private static Bytes content(Parcel parcel) {
        return switch (parcel) {
            case Parcel.Signed(var message) -> MessageCodec.encode(message);
            case Parcel.Shown(var envelope) -> CertificateCodec.encode(envelope);
            case Parcel.AskBody(long height, var block) ->
                new WireWriter().uint(1, height).bytes(2, block.bytes()).finish();
            case Parcel.AskHeight(long height) ->
                new WireWriter().uint(1, height).finish();
            case Parcel.Answer(Block block, Optional<Certificate> certificate) -> {
                WireWriter writer = new WireWriter().bytes(1, BlockCodec.encode(block));
                certificate.ifPresent(decided -> writer.bytes(2, ChainCodec.encode(decided)));
                yield writer.finish();
            }
            case Parcel.Waiting(var waiting) -> RecordCodec.encode(waiting);
            case Parcel.Tip(long height, Instant asOf) ->
                new WireWriter().uint(1, height).uint(2, asOf.toEpochMilli()).finish();
            case Parcel.Ping(NodeId from, NodeId to, long nonce) -> ping(from, to, nonce);
            case Parcel.Pong(NodeId from, NodeId to, long nonce) -> ping(from, to, nonce);
            case Parcel.AskKey(long epoch, NodeId member) ->
                new WireWriter().uint(1, epoch).text(2, member.code()).finish();
            case Parcel.GivenKey(long epoch, NodeId member, var sealed) ->
                new WireWriter()
                        .uint(1, epoch)
                        .text(2, member.code())
                        .bytes(3, RecordCodec.encode(sealed))
                        .finish();
            case Parcel.Tick(long number, ClockTick tick, Bytes signature) ->
                new WireWriter()
                        .uint(1, number)
                        .bytes(2, ClockTicks.encode(tick))
                        .bytes(3, signature)
                        .finish();
            case Parcel.AskBlock(long height) ->
                new WireWriter().uint(1, height).finish();
            case Parcel.Offer(var records) -> ids(records);
            case Parcel.AskRecords(var records) -> ids(records);
            case Parcel.AskTime(long nonce) -> new WireWriter().uint(1, nonce).finish();
            case Parcel.Time(long nonce, long millis, boolean isSure) ->
                new WireWriter()
                        .uint(1, nonce)
                        .uint(2, millis)
                        .uint(3, isSure ? 1 : 0)
                        .finish();
        };
    }

    private static Bytes ping(NodeId from, NodeId to, long nonce) {
        return new WireWriter()
                .text(1, from.code())
                .text(2, to.code())
                .uint(3, nonce)
                .finish();
    }

    private static Bytes ids(List<Hash> records) {
        WireWriter writer = new WireWriter();
        records.forEach(id -> writer.element(1, id.bytes()));
        return writer.finish();
    }

    /** @throws MalformedException if the frame holds no parcel */
    static Parcel parcel(Frame frame) {
        Bytes content = frame.content();
        return switch (frame.kind()) {
            case SIGNED -> new Parcel.Signed(MessageCodec.decode(content));
            case SHOWN -> new Parcel.Shown(CertificateCodec.decodeEnvelope(content));
            case ASK_BODY ->
                WireReader.read(
                        "body request", content, SMALL, fields -> new Parcel.AskBody(fields.uint64(1), fields.hash(2)));
            case ASK_HEIGHT ->
                WireReader.read("height request", content, SMALL, fields -> new Parcel.AskHeight(fields.uint64(1)));
            case ANSWER ->
                WireReader.read("block", content, MessageCodec.MESSAGE_LENGTH, fields -> {
                    Block block = BlockCodec.decode(fields.bytes(1, Limits.BLOCK_LENGTH));
                    Bytes certificate = fields.bytes(2, Limits.CERTIFICATE_LENGTH);
                    return new Parcel.Answer(
                            block,
                            certificate.length() == 0
                                    ? Optional.empty()
                                    : Optional.of(ChainCodec.decodeCertificate(certificate)));
                });
            case WAITING -> new Parcel.Waiting(RecordCodec.decode(content));
            case TIP ->
                WireReader.read(
                        "tip",
                        content,
                        SMALL,
                        fields -> new Parcel.Tip(fields.uint64(1), Instant.ofEpochMilli(fields.uint64(2))));
            case PING ->
                WireReader.read(
                        "ping",
                        content,
                        SMALL,
                        fields -> new Parcel.Ping(node(fields, 1), node(fields, 2), fields.uint64(3)));
            case PONG ->
                WireReader.read(
                        "pong",
                        content,
                        SMALL,
                        fields -> new Parcel.Pong(node(fields, 1), node(fields, 2), fields.uint64(3)));
            case TICK ->
                WireReader.read(
                        "clock tick",
                        content,
                        SMALL,
                        fields -> new Parcel.Tick(
                                fields.uint64(1),
                                tick(fields.bytes(2, SMALL)),
                                fields.bytes(3, Limits.SIGNATURE_LENGTH)));
            case ASK_KEY ->
                WireReader.read(
                        "request for an epoch key",
                        content,
                        SMALL,
                        fields -> new Parcel.AskKey(fields.uint64(1), node(fields, 2)));
            case GIVEN_KEY ->
                WireReader.read(
                        "epoch key",
                        content,
                        SMALL,
                        fields -> new Parcel.GivenKey(
                                fields.uint64(1), node(fields, 2), RecordCodec.decodeSealed(fields.bytes(3, SMALL))));
            case ASK_BLOCK ->
                WireReader.read("block request", content, SMALL, fields -> new Parcel.AskBlock(fields.uint64(1)));
            case OFFER -> WireReader.read("offer of records", content, IDS, fields -> new Parcel.Offer(ids(fields)));
            case ASK_RECORDS ->
                WireReader.read("request for records", content, IDS, fields -> new Parcel.AskRecords(ids(fields)));
            case ASK_TIME ->
                WireReader.read("time request", content, SMALL, fields -> new Parcel.AskTime(fields.uint64(1)));
            case TIME ->
                WireReader.read(
                        "time",
                        content,
                        SMALL,
                        fields -> new Parcel.Time(fields.uint64(1), fields.uint64(2), fields.uint64(3) == 1));
            default -> throw new MalformedException("no frame of kind " + frame.kind());
        };
    }

    private static ClockTick tick(Bytes bytes) {
        return WireReader.read("market time", bytes, SMALL, fields -> {
            long market = fields.uint64(1);
            long factor = fields.uint64(2);
            boolean isStanding = fields.uint64(3) == 1;
            long stop = fields.uint64(4);
            return new ClockTick(
                    Instant.ofEpochMilli(market),
                    factor,
                    isStanding,
                    stop == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(stop)));
        });
    }

    private static List<Hash> ids(WireReader fields) {
        return fields.elements(1, Parcel.MOST_RECORDS, Hash.LENGTH).stream()
                .map(Hash::new)
                .toList();
    }

    private static NodeId node(WireReader fields, int number) {
        return new NodeId(fields.text(number, NodeId.MAXIMUM_LENGTH));
    }
}
