package energy.wattle.metering.service;

import energy.wattle.ledger.Ledger;
import energy.wattle.metering.MeterDesk;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeterTables;
import energy.wattle.metering.MeterToken;
import energy.wattle.metering.MeterTokens;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.TradingZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets operators do what meters do, and see which do nothing. */
@Service
@NeedsCapability(Capability.METERING_INTAKE)
@PreAuthorize("hasRole('OPERATOR')")
class MeterDeskService implements MeterDesk {

    private static final String TOKENS = "hasAnyRole('OPERATOR', 'ADMINISTRATOR')";

    private final MissingMeters missing;
    private final MeterTables tables;
    private final MeterTokens tokens;
    private final Ledger ledger;

    MeterDeskService(MissingMeters missing, MeterTables tables, MeterTokens tokens, Ledger ledger) {
        this.missing = missing;
        this.tables = tables;
        this.tokens = tokens;
        this.ledger = ledger;
    }

    @Override
    @PreAuthorize(TOKENS)
    public List<TradingZoneId> zones() {
        return ledger.zones().stream()
                .map(chain -> new TradingZoneId(chain.name().code()))
                .toList();
    }

    @Override
    public List<Missing> missing() {
        return missing.missing();
    }

    @Override
    public MeterTables.Outcome readings(TradingZoneId zone, Upload upload) {
        return tables.readings(table(zone, upload));
    }

    @Override
    public MeterTables.Outcome forecasts(TradingZoneId zone, Upload upload) {
        return tables.forecasts(table(zone, upload));
    }

    @Override
    @PreAuthorize(TOKENS)
    public MeterTokens.Issue issue(String label, MeterScope scope, Set<MeterToken.Use> uses) {
        return tokens.issue(label, scope, uses);
    }

    @Override
    @PreAuthorize(TOKENS)
    public List<MeterToken> tokens() {
        return tokens.tokens();
    }

    @Override
    @PreAuthorize(TOKENS)
    public boolean revoke(long id) {
        return tokens.revoke(id);
    }

    private static MeterTables.Table table(TradingZoneId zone, Upload upload) {
        boolean isJson = upload.name().toLowerCase(Locale.ROOT).endsWith(".json");
        return new MeterTables.Table(
                upload.name(),
                isJson ? MeterTables.Format.JSON : MeterTables.Format.CSV,
                upload.content(),
                new MeterScope.OfOperator(zone),
                Optional.empty());
    }
}
