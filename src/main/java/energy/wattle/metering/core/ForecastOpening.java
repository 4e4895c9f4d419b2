package energy.wattle.metering.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Fact;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.SessionRecord;
import energy.wattle.ledger.Unsealing;
import energy.wattle.metering.ForecastRecord;
import energy.wattle.metering.MeteringFact;
import energy.wattle.metering.RecordName;
import java.util.Optional;

/**
 * Opens forecasts with their session's key and checks what only shows then: a forecast is made before it is sent, and
 * says nothing of an interval that was over by then.
 */
record ForecastOpening(Unsealing unsealing, SessionRecord.Key key) {

    Fact open(SealedForecast sealed) {
        Optional<Bytes> plaintext =
                unsealing.open(key.secret(), key.session(), sealed.sender(), sealed.sequence(), sealed.payload());
        if (plaintext.isEmpty()) {
            return voided(sealed, "UNREADABLE");
        }
        ForecastRecord forecast;
        try {
            forecast = ForecastRecord.decode(plaintext.get());
        } catch (MalformedException e) {
            return voided(sealed, "MALFORMED");
        }
        if (forecast.issuedAt().isAfter(sealed.takenAt())) {
            return voided(sealed, "ISSUED_LATER");
        }
        if (!forecast.netExport().firstKey().end().isAfter(sealed.takenAt())) {
            return voided(sealed, "INTERVAL_OVER");
        }
        return MeteringContract.encrypted(new MeteringFact.Opened(
                sealed.participant(), key.session(), forecast.issuedAt(), sealed.takenAt(), forecast.netExport()));
    }

    private Fact voided(SealedForecast sealed, String reason) {
        return MeteringContract.plain(
                new MeteringFact.Voided(key.session(), new RecordName(sealed.sender(), sealed.sequence()), reason));
    }
}
