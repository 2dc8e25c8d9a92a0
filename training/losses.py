"""What training minimises: one loss for each head, weighted so that none drowns the others."""

import torch
from torch import Tensor
from torch.nn import functional as F

from training.data import IGNORE
from training.network import Tagger


def losses(model: Tagger, b: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """The losses of a batch by head; `share` is the teacher's beside gold."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        h = model.hidden(b["pieces"], b["features"], b["mask"], b["starts"])
        cue, entity, boiler = model.words(h)
    h = h.float()
    out = {
        "cue": 6 * cue_loss(cue, b["cue_tags"], b["taught"], share),
        "entity": 1.5 * entropy(entity, b["entity_tags"]),
    }
    known = b["boilerplate"] != IGNORE
    if known.any():
        out["boilerplate"] = 0.5 * F.binary_cross_entropy_with_logits(
            boiler.float()[known], b["boilerplate"][known].float()
        )
    if len(b["row"]):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            role, chain, whole = model.cues(h, b["row"], b["column"], b["words"])
        mask = b["words"][b["row"]]
        out["role"] = 0.12 * (b["role_weight"] * model.crf.loss(role.float(), b["roles"], mask)).mean()
        chain_tags = torch.where(mask > 0, b["chain"], IGNORE)
        out["chain"] = 8 * entropy(chain, chain_tags)
        whole = whole.float()
        some = b["act"] != IGNORE
        if some.any():
            each = F.cross_entropy(whole[some, :10], b["act"][some], reduction="none", label_smoothing=0.05)
            out["act"] = 0.5 * (each * b["act_weight"][some]).mean()
        out["kind"] = 0.3 * entropy(whole[:, 11:], b["kind"])
        some = b["hedged"] != IGNORE
        if some.any():
            out["hedged"] = 0.5 * F.binary_cross_entropy_with_logits(whole[some, 10], b["hedged"][some].float())
    return out


def cue_loss(scores: Tensor, tags: Tensor, taught: Tensor, share: float) -> Tensor:
    """Mean cross-entropy of the cue tags with the gold, the teacher's where there is no gold, and a mixture with that
    share of the teacher where there are both."""
    gold, said = tags != IGNORE, taught.sum(-1) > 0
    known = gold | said
    if not known.any():
        return scores.sum() * 0.0
    target = F.one_hot(tags.clamp(min=0), 3).float() * gold[:, :, None]
    mixed = torch.where((gold & said)[:, :, None], (1 - share) * target + share * taught, target + taught)
    return -(mixed[known] * F.log_softmax(scores.float()[known], -1)).sum(-1).mean()


def entropy(scores: Tensor, tags: Tensor) -> Tensor:
    """Mean cross-entropy over known tags; 0 where none is known."""
    known = tags != IGNORE
    if not known.any():
        return scores.sum() * 0.0
    return F.cross_entropy(scores.float()[known], tags[known])
