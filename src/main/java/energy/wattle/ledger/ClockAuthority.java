package energy.wattle.ledger;

/** Market time that is played by this instance: the authority for the others of the market. Source: Ledger, Time. */
public interface ClockAuthority {

    ClockTick tick();
}
