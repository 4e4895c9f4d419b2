package energy.wattle.ledger;

import java.util.List;
import java.util.Optional;

/** Tells how old what this instance knows of its chains is. Costs no query. */
public interface ChainAges {

    /** The main chain first, then the sub-chains by name. */
    List<ChainAge> all();

    /** Of the sub-chain of this name. */
    default Optional<ChainAge> zone(NodeId name) {
        return all().stream()
                .filter(age -> age.chain().tier() == ChainTier.ZONE
                        && age.chain().name().equals(name))
                .findFirst();
    }
}
