package org.xiucheng.host.database;

/// A running store of record, checked to be durable.
public sealed interface Database extends AutoCloseable permits EmbeddedDatabase, ExternalDatabase {
    /// The role that owns every table and migrates them.
    String OWNER = "xiucheng_owner";

    /// The role the application works as; the grants of the migrations say what it may do.
    String APPLICATION = "xiucheng_app";

    Login owner();

    Login application();

    /// Begins again with an empty database, where that is ours to do.
    void startAfresh();

    @Override
    void close();
}
