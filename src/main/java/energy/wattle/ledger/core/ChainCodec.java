package energy.wattle.ledger.core;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.util.List;
import java.util.Optional;

/** The bytes of what a chain stands on: genesis, validator sets, elections, certificates. Source: Ledger formats. */
public final class ChainCodec {

    private static final int SUITE_LENGTH = 20;
    private static final int MEMBER_LENGTH = NodeId.MAXIMUM_LENGTH + Limits.PUBLIC_KEY_LENGTH + 8;
    private static final int VOTE_LENGTH = Limits.SIGNATURE_LENGTH + 8;
    private static final int PARAMETER_LENGTH = Genesis.Parameter.MAXIMUM_NAME_LENGTH + 16;

    private ChainCodec() {}

    public static Bytes encode(ValidatorSet set) {
        WireWriter writer = new WireWriter();
        for (Validator member : set.members()) {
            writer.element(
                    1,
                    new WireWriter()
                            .bytes(1, Bytes.ofUtf8(member.id().code()))
                            .bytes(2, member.publicKey())
                            .finish());
        }
        return writer.finish();
    }

    /** @throws MalformedException if the bytes are not the canonical encoding of a validator set */
    public static ValidatorSet decodeValidators(Bytes bytes) {
        return WireReader.read(
                "validator set",
                bytes,
                Limits.VALIDATOR_SET_LENGTH,
                fields -> new ValidatorSet(fields.elements(1, Limits.VALIDATORS, MEMBER_LENGTH).stream()
                        .map(ChainCodec::decodeValidator)
                        .toList()));
    }

    public static Bytes encode(Election election) {
        WireWriter writer = new WireWriter();
        election.delegates().forEach(id -> writer.element(1, Bytes.ofUtf8(id.code())));
        election.candidates().forEach(id -> writer.element(2, Bytes.ofUtf8(id.code())));
        election.answering().forEach(id -> writer.element(3, Bytes.ofUtf8(id.code())));
        election.evicted().forEach(id -> writer.element(4, Bytes.ofUtf8(id.code())));
        return writer.finish();
    }

    public static Bytes encode(Certificate certificate) {
        WireWriter writer = new WireWriter()
                .uint(1, certificate.height())
                .uint(2, certificate.round())
                .bytes(3, certificate.block().bytes())
                .bytes(4, certificate.envelope().bytes());
        for (Certificate.Vote vote : certificate.votes()) {
            writer.element(
                    5,
                    new WireWriter()
                            .uint(1, vote.validator())
                            .bytes(2, vote.signature())
                            .finish());
        }
        return writer.finish();
    }

    /** @throws MalformedException if the bytes are not the canonical encoding of a certificate */
    public static Certificate decodeCertificate(Bytes bytes) {
        return WireReader.read(
                "certificate",
                bytes,
                Limits.CERTIFICATE_LENGTH,
                fields -> new Certificate(
                        fields.uint64(1),
                        fields.uint32(2),
                        fields.hash(3),
                        fields.hash(4),
                        fields.elements(5, Limits.VALIDATORS, VOTE_LENGTH).stream()
                                .map(ChainCodec::decodeVote)
                                .toList()));
    }

    public static Bytes encode(Anchor anchor) {
        WireWriter writer =
                new WireWriter().bytes(1, BlockCodec.encode(anchor.header())).bytes(2, encode(anchor.certificate()));
        anchor.consistency().forEach(hash -> writer.element(3, hash.bytes()));
        anchor.previous().forEach(hash -> writer.element(4, hash.bytes()));
        anchor.nextValidators().ifPresent(set -> writer.bytes(5, encode(set)));
        return writer.finish();
    }

    /** @throws MalformedException if the bytes are not the canonical encoding of an anchor */
    public static Anchor decodeAnchor(Bytes bytes) {
        return WireReader.read(
                "anchor",
                bytes,
                Limits.RECORD_LENGTH,
                fields -> new Anchor(
                        BlockCodec.decodeHeader(fields.bytes(1, Limits.HEADER_LENGTH)),
                        decodeCertificate(fields.bytes(2, Limits.CERTIFICATE_LENGTH)),
                        hashes(fields, 3),
                        hashes(fields, 4),
                        next(fields.bytes(5, Limits.VALIDATOR_SET_LENGTH))));
    }

    private static Optional<ValidatorSet> next(Bytes set) {
        return set.isEmpty() ? Optional.empty() : Optional.of(decodeValidators(set));
    }

    public static Bytes encode(Genesis genesis) {
        WireWriter writer = new WireWriter()
                .uint(1, genesis.version())
                .bytes(2, Bytes.ofUtf8(genesis.suite()))
                .bytes(3, Bytes.ofUtf8(genesis.name().code()))
                .bytes(4, genesis.parent().map(id -> id.genesis().bytes()).orElse(Bytes.EMPTY))
                .uint(5, genesis.time())
                .bytes(6, encode(genesis.validators()));
        genesis.administrators().forEach(key -> writer.element(7, key));
        writer.uint(8, genesis.administratorQuorum());
        for (Genesis.Parameter parameter : genesis.parameters()) {
            writer.element(
                    9,
                    new WireWriter()
                            .bytes(1, Bytes.ofUtf8(parameter.name()))
                            .uint(2, parameter.value())
                            .finish());
        }
        return writer.finish();
    }

    /** @throws MalformedException if the bytes are not the canonical encoding of a genesis document */
    public static Genesis decodeGenesis(Bytes bytes) {
        return WireReader.read(
                "genesis",
                bytes,
                Limits.GENESIS_LENGTH,
                fields -> new Genesis(
                        fields.uint32(1),
                        fields.text(2, SUITE_LENGTH),
                        new NodeId(fields.text(3, NodeId.MAXIMUM_LENGTH)),
                        parent(fields.bytes(4, Hash.LENGTH)),
                        fields.uint64(5),
                        decodeValidators(fields.bytes(6, Limits.VALIDATOR_SET_LENGTH)),
                        fields.elements(7, Limits.ADMINISTRATORS, Limits.PUBLIC_KEY_LENGTH),
                        fields.uint32(8),
                        parameters(fields)));
    }

    private static List<Hash> hashes(WireReader fields, int field) {
        return fields.elements(field, Limits.PATH_LENGTH, Hash.LENGTH).stream()
                .map(Hash::new)
                .toList();
    }

    private static Optional<ChainId> parent(Bytes hash) {
        return hash.isEmpty() ? Optional.empty() : Optional.of(new ChainId(new Hash(hash)));
    }

    private static List<Genesis.Parameter> parameters(WireReader fields) {
        return fields.elements(9, Limits.PARAMETERS, PARAMETER_LENGTH).stream()
                .map(ChainCodec::decodeParameter)
                .toList();
    }

    private static Genesis.Parameter decodeParameter(Bytes bytes) {
        return WireReader.read(
                "parameter",
                bytes,
                PARAMETER_LENGTH,
                fields ->
                        new Genesis.Parameter(fields.text(1, Genesis.Parameter.MAXIMUM_NAME_LENGTH), fields.uint64(2)));
    }

    private static Validator decodeValidator(Bytes bytes) {
        return WireReader.read(
                "validator",
                bytes,
                MEMBER_LENGTH,
                fields -> new Validator(
                        new NodeId(fields.text(1, NodeId.MAXIMUM_LENGTH)), fields.bytes(2, Limits.PUBLIC_KEY_LENGTH)));
    }

    private static Certificate.Vote decodeVote(Bytes bytes) {
        return WireReader.read(
                "vote",
                bytes,
                VOTE_LENGTH,
                fields -> new Certificate.Vote(fields.uint32(1), fields.bytes(2, Limits.SIGNATURE_LENGTH)));
    }
}
