package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.schemas.FoundTopic;
import com.movieconcierge.schemas.TopicAdmin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From which topics the state on this machine was filled, noted beside it. A topic that has been made anew is another one,
 * though its name and its offsets may look the same: what was kept of the former one must not be carried on. Nor may state
 * that was left alone for longer than removals can be read: it would bring back whom others have forgotten meanwhile.
 */
final class StateOrigin {
    private static final Logger LOG = LoggerFactory.getLogger(StateOrigin.class);
    private static final long PATIENCE_MILLIS = 10_000;
    /** Brokers keep tombstones of changelogs for a day; a restore has to have read them before that. */
    private static final Duration OLDEST = Duration.ofHours(20);

    private final Path note;
    private final Path state;
    private final Set<String> topics;

    /**
     * Of the state of one application.
     *
     * @param stateDir where its folder and the note lie
     * @param topics whose content is mirrored there
     */
    StateOrigin(Path stateDir, String applicationId, Set<String> topics) {
        this.note = stateDir.resolve(applicationId + ".topics");
        this.state = stateDir.resolve(applicationId);
        this.topics = Set.copyOf(topics);
    }

    /** Whether there is state that must not be carried on: too old, or of topics that are no longer there or not known. */
    boolean isForeign(Admin admin, Clock clock) {
        return Files.isDirectory(state) && (isOld(clock) || !present(admin).containsAll(noted()));
    }

    /** Notes that the state follows its topics still. */
    void touch(Clock clock) {
        try {
            if (Files.exists(note)) {
                Files.setLastModifiedTime(note, FileTime.from(clock.instant()));
            }
        } catch (IOException e) {
            LOG.warn("Cannot touch {}, so the next start may read all state from its topics: {}", note, e.toString());
        }
    }

    boolean isOld(Clock clock) {
        try {
            return Files.exists(note)
                    && Files.getLastModifiedTime(note)
                            .toInstant()
                            .isBefore(clock.instant().minus(OLDEST));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + note, e);
        }
    }

    /** Notes the topics as they are. For a stream that runs: then they are those that its state came from. */
    void note(Admin admin) {
        Set<String> lines = present(admin);
        try {
            Files.createDirectories(note.toAbsolutePath().getParent());
            Path partial = note.resolveSibling(note.getFileName() + ".part");
            Files.write(partial, lines);
            Files.move(partial, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("Cannot write {}, so the next start will read all state from its topics: {}", note, e.toString());
        }
    }

    /** One line for each topic, with its id. */
    private Set<String> present(Admin admin) {
        return TopicAdmin.find(admin, topics, PATIENCE_MILLIS).values().stream()
                .map(StateOrigin::line)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> noted() {
        try {
            return Files.exists(note) ? Files.readAllLines(note) : List.of("nothing is noted");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + note, e);
        }
    }

    private static String line(FoundTopic topic) {
        return topic.name() + " " + topic.id();
    }
}
