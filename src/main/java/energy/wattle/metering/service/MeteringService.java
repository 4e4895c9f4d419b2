package energy.wattle.metering.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.NodeId;
import energy.wattle.metering.Forecast;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.Metering;
import energy.wattle.metering.Reading;
import energy.wattle.metering.ReadingReceipt;
import energy.wattle.metering.service.ReadingIntake.Verdict;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what this instance itself reads and forecasts, for the meters and participants whose keys it keeps. */
@Service
class MeteringService implements Metering {

    private static final String SOURCE = "instance";

    private final Ledger ledger;
    private final ReadingIntake readings;
    private final ForecastIntake forecasts;
    private final StandingBook book;

    MeteringService(Ledger ledger, ReadingIntake readings, ForecastIntake forecasts, StandingBook book) {
        this.ledger = ledger;
        this.readings = readings;
        this.forecasts = forecasts;
        this.book = book;
    }

    @Override
    @Transactional
    public List<ReadingReceipt> read(List<Reading> taken) {
        return receipts(readings.examine(Optional.empty(), taken));
    }

    @Override
    @Transactional
    public List<ReadingReceipt> readAsOperator(TradingZoneId zone, List<Reading> taken) {
        return receipts(readings.examine(Optional.of(new MeterScope.OfOperator(zone)), taken));
    }

    @Override
    @Transactional
    public void forecast(TradingZoneId zone, Bytes sessionKey, List<Forecast> made) {
        ChainId chain = ledger.zone(new NodeId(zone.code()))
                .orElseThrow(() -> new IllegalArgumentException("there is no zone " + zone))
                .id();
        forecasts.submit(made.stream()
                .map(forecast -> new ForecastIntake.Sealable(chain, sessionKey, forecast))
                .toList());
    }

    @Override
    public Optional<WattHours> reading(ParticipantId participant, Interval interval) {
        return Optional.ofNullable(
                book.readings(participant, interval.start(), interval.end()).get(interval));
    }

    @Override
    public Map<Interval, WattHours> forecasts(ParticipantId participant, List<Interval> intervals) {
        return book.latestForecasts(participant, intervals);
    }

    private List<ReadingReceipt> receipts(List<Verdict> verdicts) {
        Map<Verdict.Fresh, Hash> records = readings.submit(verdicts, SOURCE);
        List<ReadingReceipt> receipts = new ArrayList<>(verdicts.size());
        for (Verdict verdict : verdicts) {
            receipts.add(
                    switch (verdict) {
                        case Verdict.Fresh fresh ->
                            new ReadingReceipt.Taken(Objects.requireNonNull(records.get(fresh)));
                        case Verdict.Known known -> new ReadingReceipt.Known();
                        case Verdict.Refused refused -> new ReadingReceipt.Refused(refused.values());
                    });
        }
        return List.copyOf(receipts);
    }
}
