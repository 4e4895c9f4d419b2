package energy.wattle.ledger.wire;

import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.SignedOrder;

/** Says what administrators have ordered. */
final class OrderWords {

    private OrderWords() {}

    static String of(SignedOrder signed) {
        AdminOrder order = AdminOrder.decode(signed.order());
        return "Order %d for chain %s, signed by %d administrators.\n%s"
                .formatted(order.number(), order.chain(), signed.approvals().size(), of(order.action()));
    }

    private static String of(AdminOrder.Action action) {
        return switch (action) {
            case AdminOrder.Admit(var node, var key, var organisation) ->
                "Admit %s of %s to the validators.".formatted(node, organisation);
            case AdminOrder.Remove(var node, var reason) -> "Remove %s. Reason: %s".formatted(node, reason);
            case AdminOrder.Readmit(var node, var key, var reason) ->
                "Readmit %s with a new key. Reason: %s".formatted(node, reason);
            case AdminOrder.Refuse(var node, var reason) -> "Do not readmit %s. Reason: %s".formatted(node, reason);
            case AdminOrder.Review(var reason) ->
                "Evictions were reviewed and count anew. Reason: %s".formatted(reason);
            case AdminOrder.SetParameter(var name, long value) -> "Set %s to %d.".formatted(name, value);
            case AdminOrder.Activate(int version, long height) ->
                "Protocol version %d from height %d on.".formatted(version, height);
            case AdminOrder.Lift(var key, var reason) -> "The key %s may send again. Reason: %s".formatted(key, reason);
            case AdminOrder.Name(var node, var organisation) -> "%s belongs to %s.".formatted(node, organisation);
            case AdminOrder.Recover(var zone, var anchor, var validators) ->
                "Chain %s goes on from a certified block with other validators.".formatted(zone);
            case AdminOrder.Enrol(var instance, var keys) ->
                "Instance %s holds %d keys from now on.".formatted(instance, keys.size());
            case AdminOrder.Retire(var instance, var reason) ->
                "Instance %s is retired. Reason: %s".formatted(instance, reason);
            case AdminOrder.Replace(var node, var key, var reason) ->
                "%s goes on with a new key. Reason: %s".formatted(node, reason);
        };
    }
}
