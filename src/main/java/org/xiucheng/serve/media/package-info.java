/// Photos and words of reports, for whoever may see them: behind short links, and in public only after a check.
@NullMarked
package org.xiucheng.serve.media;

import org.jspecify.annotations.NullMarked;
