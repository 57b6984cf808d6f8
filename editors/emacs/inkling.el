;;; inkling.el --- Search a folder of Markdown notes -*- lexical-binding: t -*-

;; SPDX-License-Identifier: MIT
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: matching, hypermedia, outlines

;;; Commentary:

;; `inkling-search' shows hits in a buffer whose lines can be visited with
;; `next-error'.  `inkling-find' chooses a hit by completion, `inkling-live' does
;; while the query is typed (it needs consult; see inkling-consult.el), and
;; `inkling-xref' shows hits as cross-references.  `inkling-eglot-setup' and
;; `inkling-lsp-setup' tell eglot and lsp-mode about the language server:
;; definitions, references, completion, diagnostics, rename.

;;; Code:

(require 'compile)
(require 'json)
(require 'subr-x)
(require 'xref)

(defgroup inkling nil
  "Search a folder of Markdown notes."
  :group 'matching)

(defcustom inkling-program "inkling"
  "The program to run."
  :type 'string)

(defcustom inkling-vault nil
  "The folder of notes; nil: the one that holds the current folder."
  :type '(choice (const nil) directory))

(defcustom inkling-limit 100
  "Most notes or items of one answer."
  :type 'natnum)

(defvar inkling-history nil
  "Queries.")

(defun inkling--vault-folder ()
  "The folder to search in."
  (if inkling-vault (file-name-as-directory (expand-file-name inkling-vault)) default-directory))

(defun inkling--arguments (query &rest output)
  "Return the arguments to find QUERY; OUTPUT are those that say what is printed."
  (append (list "search" "--quiet" "-n" (number-to-string inkling-limit))
          output
          (when inkling-vault (list "--vault" (expand-file-name inkling-vault)))
          (list "--" query)))

(defun inkling--answer (query)
  "The answer to QUERY, as `json-parse-buffer' gives objects."
  (with-temp-buffer
    (let ((code (apply #'call-process inkling-program nil '(t nil) nil
                       (inkling--arguments query "--format" "json"))))
      (unless (memq code '(0 1))
        (user-error "Inkling gives no answer (%s): run `inkling status' in a shell" code))
      (goto-char (point-min))
      (json-parse-buffer :object-type 'alist :array-type 'list))))

(defun inkling--places (answer)
  "The places of ANSWER: lists (FILE LINE COLUMN TEXT TITLE CHARACTER).
COLUMN counts bytes from one, CHARACTER counts characters from zero."
  (let ((vault (alist-get 'vault (alist-get 'index answer))))
    (mapcan
     (lambda (hit)
       (let ((file (expand-file-name (alist-get 'path hit) vault)))
         (mapcar (lambda (passage)
                   (list file
                         (alist-get 'line passage)
                         (alist-get 'column passage)
                         (replace-regexp-in-string
                          "[ \t\r\n]+" " " (alist-get 'text (alist-get 'snippet passage)))
                         (alist-get 'title hit)
                         (alist-get 'character
                                    (alist-get 'start (alist-get 'range passage)))))
                 (or (alist-get 'passages hit) (list hit)))))
     (alist-get 'hits answer))))

(defun inkling--position (line column)
  "The position of LINE and COLUMN, a byte of it, in the current buffer."
  (save-excursion
    (save-restriction
      (widen)
      (goto-char (point-min))
      (forward-line (1- line))
      (min (line-end-position)
           (or (byte-to-position (+ (position-bytes (point)) (1- column))) (point))))))

(defun inkling--visit (place)
  "Go to PLACE."
  (pcase-let ((`(,file ,line ,column . ,_) place))
    (find-file file)
    (widen)
    (goto-char (inkling--position line column))))

;;;###autoload
(defun inkling-search (query)
  "Show the hits of QUERY, to be visited with `next-error'."
  (interactive (list (read-string "Search notes: " nil 'inkling-history)))
  (let ((compilation-buffer-name-function (lambda (_) "*inkling*")))
    (compilation-start
     (mapconcat #'shell-quote-argument
                (cons inkling-program (inkling--arguments query "--format" "vimgrep")) " ")
     'inkling-mode)))

(define-compilation-mode inkling-mode "Inkling"
  "Hits of a search in notes."
  (setq-local compilation-error-regexp-alist '(inkling))
  (setq-local compilation-error-regexp-alist-alist
              '((inkling "^\\(.+?\\):\\([0-9]+\\):\\([0-9]+\\):" 1 2 3)))
  (setq-local compilation-exit-message-function
              (lambda (_status code message)
                (if (eq code 1) '("nothing found" . "no match") (cons message code)))))

(defun inkling--candidates (query)
  "An alist from what is shown to places, for QUERY."
  (let (candidates)
    (dolist (place (inkling--places (inkling--answer query)) (nreverse candidates))
      (pcase-let* ((`(,file ,line ,_ ,text ,title . ,_) place)
                   (shown (format "%s:%d  %s" title line text)))
        ;; Notes may be alike; what is chosen is known by its text alone.
        (when (assoc shown candidates)
          (setq shown (format "%s  (%s)" shown (abbreviate-file-name file))))
        (push (cons shown place) candidates)))))

;;;###autoload
(defun inkling-find (query)
  "Choose a hit of QUERY by completion, and go to it."
  (interactive (list (read-string "Search notes: " nil 'inkling-history)))
  (let ((candidates (inkling--candidates query)))
    (unless candidates (user-error "Nothing found"))
    (let ((table (lambda (string predicate action)
                   ;; Ranked already.
                   (if (eq action 'metadata)
                       '(metadata (display-sort-function . identity)
                                  (cycle-sort-function . identity)
                                  (category . inkling-hit))
                     (complete-with-action action candidates string predicate)))))
      (inkling--visit (cdr (assoc (completing-read "Hit: " table nil t) candidates))))))

(declare-function inkling-consult "inkling-consult")

;;;###autoload
(defun inkling-live ()
  "Choose a hit while typing the query; needs consult."
  (interactive)
  (unless (require 'consult nil t) (user-error "This needs the package consult"))
  (require 'inkling-consult)
  (inkling-consult))

;;;###autoload
(defun inkling-xref (query)
  "Show the hits of QUERY as cross-references."
  (interactive (list (read-string "Search notes: " nil 'inkling-history)))
  (let ((places (inkling--places (inkling--answer query))))
    (unless places (user-error "Nothing found"))
    (xref--show-xrefs
     (lambda ()
       (mapcar (lambda (place)
                 (pcase-let ((`(,file ,line ,_ ,text ,_ ,character) place))
                   (xref-make text (xref-make-file-location file line character))))
               places))
     nil)))

(defvar eglot-server-programs)

;;;###autoload
(defun inkling-eglot-setup ()
  "Let eglot use the language server in Markdown buffers."
  (with-eval-after-load 'eglot
    (add-to-list 'eglot-server-programs
                 `((markdown-mode gfm-mode) . (,inkling-program "lsp")))))

(defvar lsp-language-id-configuration)
(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")

;;;###autoload
(defun inkling-lsp-setup ()
  "Let lsp-mode use the language server in Markdown buffers."
  (with-eval-after-load 'lsp-mode
    (dolist (mode '(markdown-mode gfm-mode))
      (add-to-list 'lsp-language-id-configuration (cons mode "markdown")))
    (lsp-register-client
     (make-lsp-client :new-connection
                      (lsp-stdio-connection (lambda () (list inkling-program "lsp")))
                      :major-modes '(markdown-mode gfm-mode)
                      :priority 1
                      :server-id 'inkling))))

(provide 'inkling)
;;; inkling.el ends here
