package energy.wattle.trading.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Keystore;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.SessionRecord;
import energy.wattle.trading.Session;
import energy.wattle.trading.core.DueStep;
import energy.wattle.trading.core.SessionTerms;
import org.springframework.stereotype.Component;

/** Draws up the records with which a zone's edge cluster leads its sessions. */
@Component
class SessionRecords {

    private final Keystore keystore;
    private final Ledger ledger;

    SessionRecords(Keystore keystore, Ledger ledger) {
        this.keystore = keystore;
        this.ledger = ledger;
    }

    Draft draft(MarketChain zone, DueStep due) {
        KeyName signer = KeyName.of("edge-cluster", zone.name().code());
        String name = due.session().id().name();
        return switch (due.step()) {
            case OPEN -> Draft.plain(zone.id(), RecordKind.OPEN, signer, open(due.session()));
            case CLOSE -> Draft.plain(zone.id(), RecordKind.CLOSE, signer, new SessionRecord.Close(name).encode());
            case KEY ->
                Draft.plain(
                        zone.id(),
                        RecordKind.KEY,
                        signer,
                        new SessionRecord.Key(name, keystore.encryptionSecret(keyOf(name))).encode());
        };
    }

    private Bytes open(Session session) {
        String name = session.id().name();
        String market = ledger.main().orElseThrow().name().code();
        Bytes wrapped = keystore.wrap(
                keystore.encryptionSecret(keyOf(name)), keystore.encryptionKey(KeyName.of("cloud", market)), name);
        return new SessionRecord.Open(name, keystore.encryptionKey(keyOf(name)), wrapped, SessionTerms.encode(session))
                .encode();
    }

    private static KeyName keyOf(String session) {
        return KeyName.of("session", session);
    }
}
