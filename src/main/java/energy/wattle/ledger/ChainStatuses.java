package energy.wattle.ledger;

import java.util.List;

/** Tells where the chains stand, for those who operate the market. */
public interface ChainStatuses {

    /** The main chain first, then the sub-chains by name. */
    List<ChainStatus> all();
}
