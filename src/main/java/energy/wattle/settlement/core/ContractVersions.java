package energy.wattle.settlement.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.settlement.ContractKind;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.units.Coefficient;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import java.time.Instant;

/** The versions of a zone's settlement contract: their bytes, and which one is in force. */
public final class ContractVersions {

    private static final int NAME_LENGTH = 40;
    private static final long MILLIONTHS = Coefficient.ONE.millionths();

    private ContractVersions() {}

    /** The payload of a SETTLEMENT_CONTRACT record. */
    public static Bytes encode(ContractVersion contract) {
        return new WireWriter()
                .uint(1, contract.version())
                .uint(2, GridNumbers.of(new Interval(contract.from())))
                .text(3, contract.kind().code())
                .uint(4, contract.coefficient().millionths())
                .uint(5, contract.networkFee().micros())
                .uint(6, contract.operatorFee().micros())
                .finish();
    }

    /** @throws MalformedException if it is no such payload */
    public static ContractVersion decode(Bytes payload) {
        return WireReader.read(
                "SETTLEMENT_CONTRACT",
                payload,
                Limits.PAYLOAD_LENGTH,
                fields -> new ContractVersion(
                        fields.uint32(1),
                        GridNumbers.readInstant(fields, 2),
                        readKind(fields),
                        new Coefficient(fields.uint(4, MILLIONTHS)),
                        new Price(fields.uint(5, GridNumbers.HIGHEST_PRICE)),
                        new Price(fields.uint(6, GridNumbers.HIGHEST_PRICE))));
    }

    /** Number of the latest version; 0 before any. */
    public static int latest(StateView state) {
        return (int)
                SettlementTables.cursor(state, SettlementTables.LATEST_CONTRACT).orElse(0);
    }

    /** The highest version that starts at or before an instant. */
    public static ContractVersion inForce(StateView state, Instant instant) {
        for (int version = latest(state); version > 0; version--) {
            ContractVersion contract = version(state, version);
            if (!contract.from().isAfter(instant)) {
                return contract;
            }
        }
        return ContractVersion.DEFAULT;
    }

    /** The version of this number. */
    static ContractVersion version(StateView state, int version) {
        return version == 0
                ? ContractVersion.DEFAULT
                : state.get(SettlementTables.CONTRACTS, SettlementTables.key(version))
                        .map(ContractVersions::decode)
                        .orElseThrow();
    }

    private static ContractKind readKind(WireReader fields) {
        String name = fields.text(3, NAME_LENGTH);
        return ContractKind.ofCode(name).orElseThrow(() -> new MalformedException("no contract is named " + name));
    }
}
