/// Our own door: JSON under `/api/v1`, as `/api/openapi.json` describes it.
@NullMarked
package org.xiucheng.door.rest;

import org.jspecify.annotations.NullMarked;
