/** Floor 6, a door. The only package that knows Jakarta Batch. */
package ktrdr.batch;
