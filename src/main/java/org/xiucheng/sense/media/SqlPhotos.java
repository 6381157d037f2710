package org.xiucheng.sense.media;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Photos and the files they consist of, in PostgreSQL.
@Repository
class SqlPhotos {
    private final JdbcClient jdbc;

    SqlPhotos(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Says that a file is about to be kept, so that nobody sweeps it away meanwhile.
    void touch(String sha256, CleanPhoto.Picture picture, Instant now) {
        jdbc.sql("""
                insert into media.file (sha256, bytes, width, height, touched_at)
                values (:sha, :bytes, :width, :height, :now)
                on conflict (sha256) do update set touched_at = excluded.touched_at
                """)
                .param("sha", HexFormat.of().parseHex(sha256))
                .param("bytes", picture.bytes().length)
                .param("width", picture.width())
                .param("height", picture.height())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void add(UUID id, PhotoToken token, String whole, String small, Instant now) {
        jdbc.sql("""
                insert into media.photo (id, token_hash, file, thumbnail, at)
                values (:id, :token, :whole, :small, :now)
                """)
                .param("id", id)
                .param("token", token.hash())
                .param("whole", HexFormat.of().parseHex(whole))
                .param("small", HexFormat.of().parseHex(small))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// A photo that no report has named yet, if there is one with this token.
    List<UUID> unnamed(PhotoToken token) {
        return jdbc.sql("""
                select id from media.photo
                where token_hash = :token and not exists (select 1 from media.attached a where a.photo_id = id)
                """).param("token", token.hash()).query(UUID.class).list();
    }

    /// Forgets photos that were sent before that moment and that no report has named.
    int forget(Instant before) {
        return jdbc.sql("""
                delete from media.photo p
                where p.at < :before and not exists (select 1 from media.attached a where a.photo_id = p.id)
                """).param("before", before.atOffset(ZoneOffset.UTC)).update();
    }

    /// Takes files off the list that no photo uses and nobody touched since; gives back their names.
    List<String> abandon(Instant before) {
        return jdbc.sql("""
                delete from media.file f
                where f.touched_at < :before and not exists (
                    select 1 from media.photo p where p.file = f.sha256 or p.thumbnail = f.sha256)
                returning encode(f.sha256, 'hex')
                """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }
}
