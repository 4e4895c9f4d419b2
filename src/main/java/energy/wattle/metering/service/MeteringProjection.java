package energy.wattle.metering.service;

import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.FinalBlock.FinalRecord;
import energy.wattle.ledger.FinalBlock.FinalResult;
import energy.wattle.ledger.Projection;
import energy.wattle.metering.MeteringFact;
import energy.wattle.metering.RecordName;
import energy.wattle.metering.store.ForecastStore;
import energy.wattle.metering.store.ReadingStore;
import energy.wattle.metering.store.ReadingStore.Arrival;
import energy.wattle.metering.store.ReadingStore.Origin;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Readings and forecasts as the sub-chains' blocks tell of them. */
@Component
class MeteringProjection implements Projection {

    private final ReadingStore readings;
    private final ForecastStore forecasts;

    MeteringProjection(ReadingStore readings, ForecastStore forecasts) {
        this.readings = readings;
        this.forecasts = forecasts;
    }

    @Override
    public List<String> tables() {
        return List.of("metering.forecast", "metering.forecast_void", "metering.reading");
    }

    @Override
    public void project(FinalBlock block) {
        if (block.chain().isMain()) {
            return;
        }
        String zone = block.chain().name().code();
        List<Arrival> arrivals = new ArrayList<>();
        List<MeteringFact.Opened> opened = new ArrayList<>();
        for (FinalResult result : block.results()) {
            switch (result.kind()) {
                case MeteringFact.Read.KIND ->
                    arrivals.add(new Arrival(MeteringFact.Read.decode(result.plaintext()), origin(block, result)));
                case MeteringFact.Opened.KIND -> opened.add(MeteringFact.Opened.decode(result.plaintext()));
                case MeteringFact.Voided.KIND ->
                    forecasts.addVoid(zone, block.height(), MeteringFact.Voided.decode(result.plaintext()));
                default -> {
                    // another module's
                }
            }
        }
        readings.add(arrivals);
        forecasts.add(zone, block.time(), opened);
    }

    private static Origin origin(FinalBlock block, FinalResult result) {
        FinalRecord carrier = block.records().get(result.result().recordIndex());
        return new Origin(
                block.chain().name().code(),
                new RecordName(carrier.record().sender(), carrier.record().sequence()),
                carrier.id(),
                block.height(),
                block.time());
    }
}
