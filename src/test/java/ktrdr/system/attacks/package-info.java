/** Attacks on a running server, each with what it did before and does now. */
package ktrdr.system.attacks;
