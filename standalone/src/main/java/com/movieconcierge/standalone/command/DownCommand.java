package com.movieconcierge.standalone.command;

import com.movieconcierge.standalone.product.Refusal;
import com.movieconcierge.standalone.product.RunState;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code concierge down}: what Ctrl-C does, from another shell. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops what ./concierge up started; the data stays.")
public final class DownCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        ProcessHandle process = RunState.running(dataDir.path())
                .flatMap(RunState::process)
                .orElseThrow(() -> new Refusal(
                        Refusal.NOT_RUNNING, "Nothing is running with its data in " + dataDir.path() + "."));
        process.destroy();
        try {
            process.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Refusal("Process " + process.pid() + " has not stopped within " + LIMIT.toSeconds()
                    + " s; kill -9 " + process.pid() + " is safe for the data.");
        }
        System.out.println("Stopped.");
        return 0;
    }
}
