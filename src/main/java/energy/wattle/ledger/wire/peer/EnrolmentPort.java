package energy.wattle.ledger.wire.peer;

/** Who decides about newcomers, which have no certificate yet. Called on threads of the links, which may wait. */
@FunctionalInterface
public interface EnrolmentPort {

    /** Where nobody is enrolled. */
    EnrolmentPort NONE = (from, request) -> new EnrolmentAnswer.Refused(EnrolmentRefusal.NOT_HERE, "");

    /** @param from the network address that it came from */
    EnrolmentAnswer answer(String from, EnrolmentRequest request);
}
