package energy.wattle.membership;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.StateKey;
import energy.wattle.ledger.StateView;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a chain's state says of members: for other modules' contracts and services. Deterministic.
 *
 * <p>The main chain has all zones with all participants and keys; a sub-chain has its own, as they have come down. The
 * tables are written by this module's contract alone:
 *
 * <table>
 * <caption>State tables</caption>
 * <tr><th>table</th><th>key</th><th>value</th></tr>
 * <tr><td>10</td><td>zone; main chain only</td><td>{@link Zone}</td></tr>
 * <tr><td>11</td><td>{@code zone}; sub-chain only</td><td>{@link Zone}</td></tr>
 * <tr><td>12</td><td>participant</td><td>{@link Participant}</td></tr>
 * <tr><td>13</td><td>key id</td><td>{@link KeyRegistration}</td></tr>
 * <tr><td>14</td><td>zone, participant or empty for an institution, key id</td><td>{@link RegisteredKey}</td></tr>
 * <tr><td>15</td><td>zone; main chain only</td><td>number of participants, 8 bytes</td></tr>
 * </table>
 */
public final class MembershipState {

    public static final int ZONES = 10;
    public static final int OWN_ZONE = 11;
    public static final int PARTICIPANTS = 12;
    public static final int KEYS = 13;
    public static final int KEYS_OF_OWNERS = 14;
    public static final int PARTICIPANT_COUNTS = 15;

    /** The one key of the table {@link #OWN_ZONE}. */
    public static final Bytes THE_ZONE = new StateKey().text("zone").key();

    private static final int ALL_PARTICIPANTS = MemberLimits.ZONES * MemberLimits.PARTICIPANTS_PER_ZONE;

    private MembershipState() {}

    /** The zone of a sub-chain, once its parameters have come down; on the main chain there are many, so nothing. */
    public static Optional<Zone> zone(StateView state) {
        return state.get(OWN_ZONE, THE_ZONE).map(Zone::decode);
    }

    /** All zones, ascending by code; on the main chain only. */
    public static List<Zone> zones(StateView state) {
        return state.startingWith(ZONES, Bytes.EMPTY, MemberLimits.ZONES).stream()
                .map(entry -> Zone.decode(entry.value()))
                .toList();
    }

    /** A zone by its code; on the main chain only. */
    public static Optional<Zone> zone(StateView state, TradingZoneId id) {
        return state.get(ZONES, keyOf(id)).map(Zone::decode);
    }

    public static Optional<Participant> participant(StateView state, ParticipantId id) {
        return state.get(PARTICIPANTS, keyOf(id)).map(Participant::decode);
    }

    /** All that were ever registered, ascending by id. */
    public static List<Participant> participants(StateView state) {
        return state.startingWith(PARTICIPANTS, Bytes.EMPTY, ALL_PARTICIPANTS).stream()
                .map(entry -> Participant.decode(entry.value()))
                .toList();
    }

    /** Who signs with a key; on the main chain, too, where the zones' keys are all known. */
    public static Optional<KeyHolder> keyHolder(StateView state, KeyId key) {
        return registration(state, key).map(KeyRegistration::holder);
    }

    /** Who signs with a key, and in which zones. */
    public static Optional<KeyRegistration> registration(StateView state, KeyId key) {
        return state.get(KEYS, key.hash().bytes()).map(KeyRegistration::decode);
    }

    /** Who signs with a key in a zone. */
    public static Optional<KeyHolder> keyHolder(StateView state, TradingZoneId zone, KeyId key) {
        return registration(state, key)
                .filter(held -> held.zones().contains(zone))
                .map(KeyRegistration::holder);
    }

    /** Where a key is registered: once, but in several zones for what institutions share. Ascending by zone. */
    public static List<RegisteredKey> registrations(StateView state, KeyId key) {
        return registration(state, key).stream()
                .flatMap(held -> held.zones().stream().map(zone -> new RegisteredKey(key, zone, held.holder())))
                .toList();
    }

    /** A participant's keys, ascending by id. */
    public static List<RegisteredKey> keys(StateView state, Participant participant) {
        return keys(state, participant.zone(), participant.id().code());
    }

    /** The keys of a zone's institutions, ascending by id. */
    public static List<RegisteredKey> keys(StateView state, TradingZoneId zone) {
        return keys(state, zone, "");
    }

    private static List<RegisteredKey> keys(StateView state, TradingZoneId zone, String owner) {
        Bytes prefix = new StateKey().text(zone.code()).text(owner).key();
        return state.startingWith(KEYS_OF_OWNERS, prefix, MemberLimits.KEYS_PER_OWNER).stream()
                .map(entry -> RegisteredKey.decode(entry.value()))
                .toList();
    }

    private static Bytes keyOf(TradingZoneId zone) {
        return new StateKey().text(zone.code()).key();
    }

    private static Bytes keyOf(ParticipantId participant) {
        return new StateKey().text(participant.code()).key();
    }
}
