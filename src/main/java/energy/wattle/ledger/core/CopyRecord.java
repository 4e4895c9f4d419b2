package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.util.List;

/**
 * The payload of COPY: decisions of the main chain with their proof, for a sub-chain. Source: Ledger, Where a record
 * lives.
 *
 * @param genesis of the main chain, encoded; in a sub-chain's first copy, and in one that crosses a recovery of the
 *     main chain, since it names the administrators; else empty
 * @param certified final headers of the main chain above the latest proven one, ascending: those that change its
 *     validators, and the one that the blocks are proved against; none if that is the latest proven one itself, which
 *     stands among them only where a recovery manifest names it
 * @param blocks with the decisions, ascending
 */
public record CopyRecord(Bytes genesis, List<CertifiedHeader> certified, List<CopiedBlock> blocks) {

    private static final int HEADERS = 1_000;

    public CopyRecord {
        certified = List.copyOf(certified);
        blocks = List.copyOf(blocks);
    }

    /**
     * A final header.
     *
     * @param nextValidators encoded, where the header names others for the next height; else empty
     * @param recovery where the main chain was recovered above it, the manifest with its approvals, which then names
     *     the next validators instead; else empty
     */
    public record CertifiedHeader(BlockHeader header, Certificate certificate, Bytes nextValidators, Bytes recovery) {

        public CertifiedHeader(BlockHeader header, Certificate certificate, Bytes nextValidators) {
            this(header, certificate, nextValidators, Bytes.EMPTY);
        }

        /** Whether the main chain was recovered above it. */
        public boolean isRecovered() {
            return !recovery.isEmpty();
        }
    }

    /**
     * A block of the main chain with some of its results.
     *
     * @param history audit path of the block in the certified header's history; empty if it is that very block
     * @param decisions {@code DECISION} results with their ways to the block's results root
     */
    public record CopiedBlock(BlockHeader header, List<Hash> history, List<Proof.Inclusion> decisions) {

        public CopiedBlock {
            history = List.copyOf(history);
            decisions = List.copyOf(decisions);
        }
    }

    public Bytes encode() {
        WireWriter writer = new WireWriter().bytes(1, genesis);
        for (CertifiedHeader each : certified) {
            writer.element(
                    2,
                    new WireWriter()
                            .bytes(1, BlockCodec.encode(each.header()))
                            .bytes(2, ChainCodec.encode(each.certificate()))
                            .bytes(3, each.nextValidators())
                            .bytes(4, each.recovery())
                            .finish());
        }
        for (CopiedBlock block : blocks) {
            WireWriter fields = new WireWriter().bytes(1, BlockCodec.encode(block.header()));
            block.history().forEach(hash -> fields.element(2, hash.bytes()));
            block.decisions().forEach(decision -> fields.element(3, encode(decision)));
            writer.element(3, fields.finish());
        }
        return writer.finish();
    }

    /** @throws MalformedException if the bytes are no such payload */
    public static CopyRecord decode(Bytes payload) {
        return WireReader.read(
                "COPY",
                payload,
                Limits.PAYLOAD_LENGTH,
                fields -> new CopyRecord(
                        fields.bytes(1, Limits.PAYLOAD_LENGTH),
                        fields.elements(2, HEADERS, Limits.PAYLOAD_LENGTH).stream()
                                .map(CopyRecord::decodeCertified)
                                .toList(),
                        fields.elements(3, HEADERS, Limits.PAYLOAD_LENGTH).stream()
                                .map(CopyRecord::decodeBlock)
                                .toList()));
    }

    private static CertifiedHeader decodeCertified(Bytes bytes) {
        return WireReader.read(
                "certified header",
                bytes,
                Limits.PAYLOAD_LENGTH,
                fields -> new CertifiedHeader(
                        BlockCodec.decodeHeader(fields.bytes(1, Limits.HEADER_LENGTH)),
                        ChainCodec.decodeCertificate(fields.bytes(2, Limits.CERTIFICATE_LENGTH)),
                        fields.bytes(3, Limits.VALIDATOR_SET_LENGTH),
                        fields.bytes(4, Limits.PAYLOAD_LENGTH)));
    }

    private static CopiedBlock decodeBlock(Bytes bytes) {
        return WireReader.read(
                "copied block",
                bytes,
                Limits.PAYLOAD_LENGTH,
                fields -> new CopiedBlock(
                        BlockCodec.decodeHeader(fields.bytes(1, Limits.HEADER_LENGTH)),
                        fields.elements(2, Limits.PATH_LENGTH, Hash.LENGTH).stream()
                                .map(Hash::new)
                                .toList(),
                        fields.elements(3, HEADERS, Limits.PAYLOAD_LENGTH).stream()
                                .map(CopyRecord::decodeInclusion)
                                .toList()));
    }

    private static Bytes encode(Proof.Inclusion inclusion) {
        WireWriter writer = new WireWriter().bytes(1, inclusion.leaf());
        for (Proof.Step step : inclusion.path()) {
            writer.element(
                    2,
                    new WireWriter()
                            .uint(1, step.side() == Proof.Side.RIGHT ? 1 : 0)
                            .bytes(2, step.sibling().bytes())
                            .finish());
        }
        return writer.finish();
    }

    private static Proof.Inclusion decodeInclusion(Bytes bytes) {
        return WireReader.read(
                "inclusion",
                bytes,
                Limits.PAYLOAD_LENGTH,
                fields -> new Proof.Inclusion(
                        fields.bytes(1, Limits.RESULT_LENGTH),
                        fields.elements(2, Limits.PATH_LENGTH, 2 * Hash.LENGTH).stream()
                                .map(CopyRecord::decodeStep)
                                .toList()));
    }

    private static Proof.Step decodeStep(Bytes bytes) {
        return WireReader.read(
                "step",
                bytes,
                2 * Hash.LENGTH,
                fields -> new Proof.Step(fields.uint(1, 1) == 0 ? Proof.Side.LEFT : Proof.Side.RIGHT, fields.hash(2)));
    }
}
