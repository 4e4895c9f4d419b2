package energy.wattle.shell.service;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import energy.wattle.shell.Live;
import energy.wattle.shell.MarketGlance;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * Refreshes the pages that are open, once a second at most and only if something changed. One thread goes from page to
 * page, over the whole second, so that whoever asks for something does not wait behind all of them; where a page is
 * busy, its own request refreshes it when it is done, and one that takes long comes less often.
 */
@Service
class LivePages implements Live, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LivePages.class);
    private static final long PERIOD_MILLIS = 1_000;

    /** What takes longer, in nanoseconds, would keep a page from answering its reader if it came each second. */
    private static final long QUICK = 200_000_000;

    /** So many times as long as it took, a page is left to its reader. */
    private static final int REST = 4;

    private final HeartBeat pulse;
    private final ObjectProvider<MarketGlance> glance;
    private final Map<UI, Page> pages = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService timer;
    private volatile Seen seen = new Seen(0, Optional.empty());

    LivePages(HeartBeat pulse, ObjectProvider<MarketGlance> glance) {
        this.pulse = pulse;
        this.glance = glance;
    }

    @Override
    public <T> Following follow(Component place, Supplier<T> load, Consumer<T> show) {
        Follower<T> follower = new Follower<>(place, load, show);
        place.getUI().ifPresent(follower::start);
        return follower;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("live-pages").factory());
        Future<?> _ = started.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    /** How many browser windows follow something. */
    int open() {
        return pages.size();
    }

    /** Refreshes every page if anything changed since the last look. */
    void look() {
        try {
            if (pages.isEmpty()) {
                return;
            }
            Seen now = new Seen(pulse.beats(), minute());
            if (!now.equals(seen)) {
                seen = now;
                pages.values().forEach(Page::fallBehind);
            }
            spread(pages.values().stream().filter(Page::isDue).toList());
        } catch (RuntimeException e) {
            log.error("Pages were not refreshed; it is tried again in a second", e);
        }
    }

    private void spread(List<Page> open) {
        for (int place = 0; place < open.size(); place++) {
            Page page = open.get(place);
            long delay = PERIOD_MILLIS * place / open.size();
            if (timer == null || delay == 0) {
                page.refresh();
            } else {
                Future<?> _ = timer.schedule(page::refresh, delay, TimeUnit.MILLISECONDS);
            }
        }
    }

    private Optional<Object> minute() {
        return glance.stream()
                .findFirst()
                .map(market -> market.now().marketTime().truncatedTo(ChronoUnit.MINUTES));
    }

    /** What the pages show: everything up to this beat and this minute. */
    private record Seen(long beat, Optional<Object> minute) {}

    /** A browser window and all that follows in it; refreshed in one go, so that it gets one message. */
    private final class Page {

        private final UI ui;
        private final Set<Follower<?>> followers = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean isAsked = new AtomicBoolean();
        private volatile boolean isBehind;
        private volatile long restsUntil = System.nanoTime();

        Page(UI ui) {
            this.ui = ui;
        }

        void fallBehind() {
            isBehind = true;
        }

        boolean isDue() {
            return isBehind && System.nanoTime() - restsUntil >= 0;
        }

        private void catchUp() {
            isAsked.set(false);
            isBehind = false;
            long begun = System.nanoTime();
            pulse.refreshAfter(seen.beat(), () -> List.copyOf(followers).forEach(Follower::refreshUnattended));
            long now = System.nanoTime();
            restsUntil = now - begun > QUICK ? now + REST * (now - begun) : now;
        }

        void refresh() {
            if (isAsked.compareAndSet(false, true)) {
                try {
                    Future<Void> _ = ui.access(this::catchUp);
                } catch (UIDetachedException e) {
                    // Its components tell nothing any more: it is closed, or its session is over.
                    pages.remove(ui, this);
                }
            }
        }
    }

    private final class Follower<T> implements Following {

        private final Component place;
        private final Supplier<T> load;
        private final Consumer<T> show;
        private final List<Registration> registrations;
        private boolean isFailing;

        Follower(Component place, Supplier<T> load, Consumer<T> show) {
            this.place = place;
            this.load = load;
            this.show = show;
            registrations = List.of(
                    place.addAttachListener(event -> start(event.getUI())),
                    place.addDetachListener(event -> forget(event.getUI())));
        }

        /**
         * Begins with what the pages that are open show, loaded after the last look: if the market went on since, the
         * next look finds that out for all.
         */
        void start(UI ui) {
            long beat = pages.isEmpty() ? pulse.beats() : seen.beat();
            pages.computeIfAbsent(ui, Page::new).followers.add(this);
            pulse.refreshAfter(beat, this::refresh);
        }

        private void forget(UI ui) {
            pages.computeIfPresent(ui, (same, page) -> {
                page.followers.remove(this);
                return page.followers.isEmpty() ? null : page;
            });
        }

        @Override
        public void refresh() {
            if (place.isAttached()) {
                show.accept(load.get());
            }
        }

        @Override
        public void end() {
            registrations.forEach(Registration::remove);
            place.getUI().ifPresent(this::forget);
        }

        /** Nobody asked for this, so nobody is told of a failure; one that lasts is logged once. */
        void refreshUnattended() {
            try {
                refresh();
                isFailing = false;
            } catch (RuntimeException e) {
                if (!isFailing) {
                    log.error("{} cannot be refreshed", place.getClass().getSimpleName(), e);
                }
                isFailing = true;
            }
        }
    }
}
