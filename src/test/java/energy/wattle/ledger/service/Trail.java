package energy.wattle.ledger.service;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.RecordTrail;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The trail of records in the log of this JVM, for as long as it is open. */
final class Trail implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger(RecordTrail.LOGGER);
    private final @Nullable Level before = logger.getLevel();
    private final Queue<ILoggingEvent> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing(); // keeps what belongs to the thread by now
            lines.add(event);
        }
    };

    Trail() {
        appender.start();
        logger.setLevel(Level.DEBUG);
        logger.addAppender(appender);
    }

    /** What was told of a record so far. */
    List<String> of(Hash record) {
        return lines.stream()
                .filter(event ->
                        record.toString().equals(event.getMDCPropertyMap().get(RecordTrail.RECORD)))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setLevel(before);
    }
}
