package energy.wattle.ledger.core.election;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.ChainCodec;

/**
 * Where a zone goes on, and with whom, after too many of its validators are gone for good. Source: Ledger, rule 28.
 *
 * @param header certified by the validators before
 * @param validators of the height above it
 */
public record Recovery(BlockHeader header, ValidatorSet validators) {

    static Recovery decode(Bytes value) {
        return WireReader.read(
                "recovery",
                value,
                Limits.HEADER_LENGTH + Limits.VALIDATOR_SET_LENGTH + 16,
                fields -> new Recovery(
                        BlockCodec.decodeHeader(fields.bytes(1, Limits.HEADER_LENGTH)),
                        ChainCodec.decodeValidators(fields.bytes(2, Limits.VALIDATOR_SET_LENGTH))));
    }

    Bytes encode() {
        return new WireWriter()
                .bytes(1, BlockCodec.encode(header))
                .bytes(2, ChainCodec.encode(validators))
                .finish();
    }
}
