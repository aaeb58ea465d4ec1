package com.movieconcierge.standalone.command;

import com.movieconcierge.evaluation.data.EvaluationException;
import com.movieconcierge.evaluation.report.Replay;
import com.movieconcierge.evaluation.report.ReplayJson;
import com.movieconcierge.evaluation.report.ReplayPage;
import com.movieconcierge.evaluation.report.ReplayText;
import com.movieconcierge.standalone.prequential.PrequentialRequest;
import com.movieconcierge.standalone.prequential.PrequentialRun;
import com.movieconcierge.standalone.product.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code concierge evaluate --prequential}: from a folder for a while to what is printed. */
final class PrequentialEvaluation {
    private PrequentialEvaluation() {}

    /**
     * @param json where all figures are written too, or null
     * @param html likewise, as a page
     * @throws Refusal when it cannot be done; the message says why
     */
    static void run(PrequentialRequest request, @Nullable Path json, @Nullable Path html) throws IOException {
        Path folder = Files.createTempDirectory("concierge-prequential");
        ProductLog.into(folder.resolve("logs"));
        try {
            Replay replay = replayed(request, folder);
            System.out.print(ReplayText.of(replay));
            if (json != null) {
                ReplayJson.write(replay, json);
                System.out.println("All figures: " + json);
            }
            if (html != null) {
                ReplayPage.write(replay, html);
                System.out.println("With plots: " + html);
            }
        } catch (EvaluationException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private static Replay replayed(PrequentialRequest request, Path folder) throws IOException {
        try (var bars = new StageBars()) {
            return new PrequentialRun(request, folder, bars, (instance, running) -> {
                        bars.close();
                        new ImportBars(instance).watch(running);
                    })
                    .run();
        }
    }
}
