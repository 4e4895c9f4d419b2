package energy.wattle.metering.wire;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Words;
import energy.wattle.metering.MeteringFact;
import java.util.Optional;

/** Says what metering's results hold. */
public final class MeteringWords implements Words {

    @Override
    public Optional<String> of(String kind, Bytes plaintext) {
        if (!kind.equals(MeteringFact.Read.KIND)) {
            return Optional.empty();
        }
        MeteringFact.Read read = MeteringFact.Read.decode(plaintext);
        return Optional.of("""
                A meter reading.
                Delivery interval: %s, 15 minutes
                Participant: %s
                Net export: %s kWh (negative: it drew more than it fed in)%s""".formatted(
                        read.interval(),
                        read.participant(),
                        read.netExport(),
                        read.replaced().isPresent() ? "\nIt corrects an earlier reading." : ""));
    }
}
