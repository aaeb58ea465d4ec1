package com.movieconcierge.standalone.command;

import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.client.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code concierge recommend USER}: the list with its reasons. */
@Command(name = "recommend", description = "Shows a viewer's list, with reasons.")
public final class RecommendCommand extends ProductCommand {
    @Parameters(index = "0", paramLabel = "USER", description = "The viewer's id, e.g. ava.")
    private String user = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "5", description = "How many films; default: 5.")
    private int limit = 5;

    @Override
    public Integer call() {
        Instance instance = running();
        System.out.print(RecommendationTable.of(instance.recommend()
                .get("/v1/users/" + ServiceClient.encode(user) + "/recommendations?limit=" + limit)));
        return 0;
    }
}
