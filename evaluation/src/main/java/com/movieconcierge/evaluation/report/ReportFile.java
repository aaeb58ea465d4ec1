package com.movieconcierge.evaluation.report;

import com.movieconcierge.evaluation.data.EvaluationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a report goes. */
public final class ReportFile {

    private ReportFile() {}

    /**
     * Writes UTF-8 over whatever is there, and makes the folders above it.
     *
     * @throws EvaluationException if that cannot be done
     */
    public static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new EvaluationException("The report cannot be written to " + file, e);
        }
    }
}
