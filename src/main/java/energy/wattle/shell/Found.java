package energy.wattle.shell;

import com.vaadin.flow.router.NotFoundException;
import java.util.Optional;

/**
 * The one way in which a page says that there is nothing under its address: also when there is, but not for this
 * reader. Both get the same page, so that nothing can be learned by asking.
 */
public final class Found {

    private Found() {}

    /**
     * What the address names, if it exists and is the reader's to see.
     *
     * @throws NotFoundException otherwise, which shows "There is no such page"; to be called while navigating, in
     *     {@code beforeEnter} or {@code setParameter}
     */
    public static <T> T orNotFound(Optional<T> asked) {
        return asked.orElseThrow(NotFoundException::new);
    }

    /** @throws NotFoundException unless it may be seen */
    public static void orNotFound(boolean maySee) {
        if (!maySee) {
            throw new NotFoundException();
        }
    }
}
