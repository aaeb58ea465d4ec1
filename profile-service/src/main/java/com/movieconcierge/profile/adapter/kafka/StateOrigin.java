package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.schemas.FoundTopic;
import com.movieconcierge.schemas.TopicAdmin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From which topics the state on this machine was filled, noted beside it. A topic that has been made anew is another one,
 * though its name and its offsets may look the same: what was kept of the former one must not be carried on.
 */
final class StateOrigin {
    private static final Logger LOG = LoggerFactory.getLogger(StateOrigin.class);
    private static final long PATIENCE_MILLIS = 10_000;

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

    /** Whether there is state whose topics are no longer there, or of which it is not known. */
    boolean isForeign(Admin admin) {
        return Files.isDirectory(state) && !present(admin).containsAll(noted());
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
