package com.movieconcierge.profile.adapter.kafka.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.TaskId;

/** What the tasks of this process have still to do. Written by each task, read by whoever asks. */
public final class TaskBacklog {
    private final Map<TaskId, Task> tasks = new ConcurrentHashMap<>();

    /** Viewers or films with new DNA that is not in the tastes yet; profiles that changed and are not published. */
    public record Task(int pending, int dirty) {}

    void report(TaskId id, int pending, int dirty) {
        tasks.put(id, new Task(pending, dirty));
    }

    void closed(TaskId id) {
        tasks.remove(id);
    }

    public Task total() {
        return tasks.values().stream()
                .reduce(new Task(0, 0), (a, b) -> new Task(a.pending + b.pending, a.dirty + b.dirty));
    }
}
