package org.holdfast.console.frame;

import jakarta.servlet.http.HttpServletResponse;
import org.holdfast.access.Caller;
import org.springframework.ui.Model;

/** The reader of a page, and what is needed to show it to them. Handlers take it as a parameter. */
public record Reader(Frame frame, Caller caller, Model model, HttpServletResponse response) {}
