package energy.wattle.disclosure.core;

import energy.wattle.disclosure.BlockRange;
import energy.wattle.disclosure.DisclosureClass;
import energy.wattle.disclosure.Publication;
import energy.wattle.disclosure.Publication.Commitment;
import energy.wattle.disclosure.Publication.Content;
import energy.wattle.disclosure.Publication.Figures;
import energy.wattle.disclosure.Subject;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The payload of a PUBLICATION record. Source: decision 0017. */
public final class PublicationCodec {

    private static final int NAME_LENGTH = 60;
    private static final int TOPIC_LENGTH = 400;
    private static final int ZONE_LENGTH = 400;
    private static final int RANGE_LENGTH = 120;
    private static final long LAST_SECOND = Integer.MAX_VALUE * 100L;

    private PublicationCodec() {}

    public static Bytes encode(Publication publication) {
        WireWriter writer = new WireWriter()
                .text(1, publication.subject().name())
                .text(2, publication.topic())
                .text(3, publication.zone().map(TradingZoneId::code).orElse(""))
                .uint(4, publication.from().getEpochSecond())
                .uint(5, publication.until().getEpochSecond());
        switch (publication.content()) {
            case Figures figures -> writer.bytes(6, DocumentCodec.encode(figures.document()));
            case Commitment commitment -> writer.bytes(7, commitment.hash().bytes());
        }
        publication.basis().forEach(range -> writer.element(8, encode(range)));
        return writer.uint(9, publication.issuedAt().toEpochMilli())
                .bytes(10, publication.corrects().map(Hash::bytes).orElse(Bytes.EMPTY))
                .finish();
    }

    /** @throws energy.wattle.ledger.MalformedException if the bytes are nothing that {@link #encode} gives */
    public static Publication decode(Bytes payload) {
        return WireReader.read("PUBLICATION", payload, Limits.PAYLOAD_LENGTH, fields -> {
            Subject subject = Subject.valueOf(fields.text(1, NAME_LENGTH));
            String topic = fields.text(2, TOPIC_LENGTH);
            Optional<TradingZoneId> zone = Optional.of(fields.text(3, ZONE_LENGTH))
                    .filter(code -> !code.isEmpty())
                    .map(TradingZoneId::new);
            Instant from = Instant.ofEpochSecond(fields.uint(4, LAST_SECOND));
            Instant until = Instant.ofEpochSecond(fields.uint(5, LAST_SECOND));
            Content content = content(subject, fields);
            List<BlockRange> basis = fields.elements(8, Publication.MAXIMUM_BASIS, RANGE_LENGTH).stream()
                    .map(PublicationCodec::range)
                    .toList();
            Instant issuedAt = Instant.ofEpochMilli(fields.uint(9, LAST_SECOND * 1_000));
            Bytes corrects = fields.bytes(10, Hash.LENGTH);
            return new Publication(
                    subject,
                    topic,
                    zone,
                    from,
                    until,
                    content,
                    basis,
                    issuedAt,
                    corrects.isEmpty() ? Optional.empty() : Optional.of(new Hash(corrects)));
        });
    }

    /** What a publication is called by those that correct it: the SHA-256 of its payload, on every chain the same. */
    public static Hash id(Bytes payload) {
        return Digest.of(List.of(payload));
    }

    private static Content content(Subject subject, WireReader fields) {
        return subject.disclosureClass() == DisclosureClass.PUBLIC
                ? new Figures(DocumentCodec.decode(fields.bytes(6, DocumentCodec.MAXIMUM_LENGTH)))
                : new Commitment(fields.hash(7));
    }

    private static Bytes encode(BlockRange range) {
        return new WireWriter()
                .bytes(1, range.chain().genesis().bytes())
                .uint(2, range.first())
                .uint(3, range.last())
                .bytes(4, range.roots().bytes())
                .finish();
    }

    private static BlockRange range(Bytes bytes) {
        return WireReader.read(
                "range of blocks",
                bytes,
                RANGE_LENGTH,
                fields -> new BlockRange(
                        new ChainId(fields.hash(1)), fields.uint64(2), fields.uint64(3), fields.hash(4)));
    }
}
