package energy.wattle.membership.service;

/** Nobody could log in: the installation must not start. */
class NoAccountException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoAccountException(String message) {
        super(message);
    }
}
