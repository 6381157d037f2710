package org.xiucheng.kernel.access.sql;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.access.Subject;

/// Work done in one transaction in the name of a viewer, whom the store's row-level security knows.
///
/// The second wall: the store itself shows a sensitive row only to a transaction that says for whom it reads.
/// The name ends with the transaction (`set_config(…, true)`), so that it never stays on a pooled connection;
/// a statement outside sees none of those rows, whatever it forgot. Policies read:
///
/// - `current_setting('xiucheng.viewer', true)`: `officer`, `reporter`, `client`, `clock`, `model`, `peer` or
///   `anyone`
/// - `current_setting('xiucheng.who', true)`: the person, the report, or the key, as text
///
/// Both are null or empty outside.
@Component
public class AsViewer {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    public AsViewer(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// Does the work as that viewer; what it throws undoes it.
    ///
    /// @throws IllegalStateException inside another transaction, which would go on under this name
    public <T> T read(Subject who, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a viewer's transaction begins and ends with the work");
        }
        return transactions.execute(_ -> {
            name(who);
            return work.get();
        });
    }

    /// What an ordinary reading finds; what it does not find is looked for once more in the name of the
    /// viewer, whom the store shows what is sensitive. So the wall costs nothing to whoever reads what is not
    /// behind it.
    ///
    /// Inside another transaction it looks as that transaction may.
    public <T> Optional<T> find(Subject who, Supplier<Optional<T>> look) {
        var found = look.get();
        return found.isPresent() || !behind(who) || TransactionSynchronizationManager.isActualTransactionActive()
                ? found
                : read(who, look);
    }

    /// Whether the store shows anything sensitive to such a viewer.
    private static boolean behind(Subject who) {
        return switch (who) {
            case Subject.Officer _, Subject.Reporter _, Subject.Clock _ -> true;
            case Subject.Client _, Subject.Model _, Subject.Peer _, Subject.Anyone _ -> false;
        };
    }

    private void name(Subject who) {
        jdbc.sql("select set_config('xiucheng.viewer', :kind, true), set_config('xiucheng.who', :who, true)")
                .param("kind", kind(who))
                .param("who", id(who))
                .query((_, _) -> true)
                .single();
    }

    private static String kind(Subject who) {
        return switch (who) {
            case Subject.Officer _ -> "officer";
            case Subject.Reporter _ -> "reporter";
            case Subject.Client _ -> "client";
            case Subject.Clock _ -> "clock";
            case Subject.Model _ -> "model";
            case Subject.Peer _ -> "peer";
            case Subject.Anyone _ -> "anyone";
        };
    }

    private static String id(Subject who) {
        return switch (who) {
            case Subject.Officer officer -> officer.person().toString();
            case Subject.Reporter(var report) -> report.toString();
            case Subject.Client client -> client.key();
            case Subject.Model(var model) -> model;
            case Subject.Peer(var city) -> city;
            case Subject.Clock _, Subject.Anyone _ -> "";
        };
    }
}
