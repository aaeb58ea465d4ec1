package com.movieconcierge.embedded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions that are open on a partition although their coordinator no longer knows of them. A broker that lost its
 * leadership in the middle, e.g. on a machine out of breath, can leave one behind; whoever reads committed data then waits
 * for ever. Does what {@code kafka-transactions.sh find-hanging} and {@code abort} do.
 */
final class HangingTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);
    private static final long TIMEOUT_SECONDS = 30;
    private static final Set<TransactionState> UNDER_WAY =
            Set.of(TransactionState.ONGOING, TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);

    private final Admin admin;

    private record Open(TopicPartition partition, ProducerState producer) {}

    HangingTransactions(Admin admin) {
        this.admin = admin;
    }

    /**
     * Aborts all of them. For a broker that has just started, before its clients come.
     *
     * @return how many there were
     */
    int abort() throws InterruptedException, ExecutionException, TimeoutException {
        List<Open> open = open();
        if (open.isEmpty()) {
            return 0;
        }
        Set<Long> underWay =
                underWay(open.stream().map(each -> each.producer().producerId()).collect(Collectors.toSet()));
        List<Open> hanging = open.stream()
                .filter(each -> !underWay.contains(each.producer().producerId()))
                .toList();
        for (Open each : hanging) {
            LOG.warn(
                    "aborting a transaction that nobody knows of any more: {} on {}",
                    each.producer(),
                    each.partition());
            admin.abortTransaction(new AbortTransactionSpec(
                            each.partition(),
                            each.producer().producerId(),
                            (short) each.producer().producerEpoch(),
                            each.producer().coordinatorEpoch().orElse(0)))
                    .all()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }
        return hanging.size();
    }

    private List<Open> open() throws InterruptedException, ExecutionException, TimeoutException {
        var names = admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        List<TopicPartition> partitions = new ArrayList<>();
        for (var topic : admin.describeTopics(names)
                .allTopicNames()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .values()) {
            topic.partitions().forEach(part -> partitions.add(new TopicPartition(topic.name(), part.partition())));
        }
        List<Open> open = new ArrayList<>();
        admin.describeProducers(partitions)
                .all()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, state) -> state.activeProducers().stream()
                        .filter(producer ->
                                producer.currentTransactionStartOffset().isPresent())
                        .forEach(producer -> open.add(new Open(partition, producer))));
        return open;
    }

    private Set<Long> underWay(Collection<Long> producers)
            throws InterruptedException, ExecutionException, TimeoutException {
        return admin
                .listTransactions(new ListTransactionsOptions().filterProducerIds(producers))
                .all()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .stream()
                .filter(listing -> UNDER_WAY.contains(listing.state()))
                .map(TransactionListing::producerId)
                .collect(Collectors.toSet());
    }
}
